import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EPOCH, sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { type AppFolder, appFolder, writeAudit } from './erasure-host.ts';
import { COMMAND_HOSTS } from './hosts.ts';
import { openGuarded } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { type RetentionHost, retentionHost } from './retention-rows.ts';

for (const host of COMMAND_HOSTS) {
  describe(`auditreel prune and hold, ${host.name}`, () => {
    let open: OpenHost;
    let on: RetentionHost;
    let app: AppFolder;
    beforeAll(async () => {
      open = await openGuarded(host);
      on = retentionHost(open);
      app = await appFolder(host);
      await writeAudit(app, { client: open.client, host, postgresUrl: inject('postgresUrl') });
    });
    afterAll(async () => {
      await on.audit.close();
      await open.close();
      await app.remove();
    });

    it('says what would go, deletes it, and says what holds keep', async () => {
      const [record, held] = [sampleRecord(), sampleRecord({ time: EPOCH + 1, actorId: 'ann' })];
      await on.storage.records.insert([record, held]);
      await on.recording({}, 3);
      const added = await app.auditreel(
        'hold',
        'add',
        '--actor',
        'ann',
        '--reason',
        'Case 7',
        '--by',
        'lawyer',
      );
      expect(added).toMatchObject({
        code: 0,
        output: expect.stringMatching(/^Held: actor ann, .* by lawyer: Case 7$/m),
      });
      const before = new Date(await on.later()).toISOString();
      const what = ['--records', '--recordings', '--before', before];

      const dry = await app.auditreel('prune', ...what, '--dry-run');
      // Kept: what she did, and the record that tells of the hold on her.
      const [records, recordings] = [
        '  1 records, 2 kept by legal holds',
        '  1 recordings (3 chunks, 0.0 MB)',
      ];
      expect(dry.output).toContain([`records before ${before}:`, records].join('\n'));
      expect(dry.output).toContain([`recordings before ${before}:`, recordings].join('\n'));
      expect(dry).toMatchObject({ code: 0, output: expect.stringContaining('Nothing was deleted') });
      expect(await on.storage.records.get(record.id)).not.toBeNull();

      const done = await app.auditreel('prune', ...what, '--by', 'operator');
      expect(done).toMatchObject({ code: 0, output: expect.stringContaining(records) });
      const [, told = ''] = /Recorded as retention\.prune (\S+)/.exec(done.output) ?? [];
      expect(await on.storage.records.get(told)).toMatchObject({ metadata: { by: 'operator' } });
      expect(await on.storage.records.get(record.id)).toBeNull();
      expect(await on.storage.records.get(held.id)).not.toBeNull();
    });

    it('lists holds, and releases one once', async () => {
      const [hold] = await on.audit.holds();
      const id = hold?.id ?? '';
      expect((await app.auditreel('hold', 'list')).output).toContain(`${id}  actor ann, since`);
      const released = await app.auditreel('hold', 'release', id);
      expect(released).toEqual({ code: 0, output: `Released ${id}.\n` });
      expect(await app.auditreel('hold', 'release', id)).toMatchObject({ code: 1 });
      expect((await app.auditreel('hold', 'list')).output).toBe('No holds are in force.\n');
    });

    it.each([
      [['prune', '--before', '90d'], 'say what'],
      [['prune', '--records'], 'before when'],
      [['prune', '--records', '--before', 'soon'], 'soon is none'],
      [['hold', 'add', '--reason', 'x'], 'Name one of'],
      [['hold', 'add', '--target', 'order', '--reason', 'x'], 'type/id'],
      [['hold', 'add', '--actor', 'ann'], "required option '--reason <text>' not specified"],
    ])('%j exits with 1 and says: %s', async (args, says) => {
      expect(await app.auditreel(...args)).toMatchObject({ code: 1, output: expect.stringContaining(says) });
    });

    it('does nothing where all is kept for ever, and shows how to', async () => {
      const { code, output } = await app.auditreel('prune');
      expect([code, output]).toEqual([0, expect.stringContaining('retention keeps all for ever')]);
    });
  });
}
