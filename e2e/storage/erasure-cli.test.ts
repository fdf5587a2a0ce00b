import { readdir, readFile, stat } from 'node:fs/promises';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseOf } from '../../packages/core/src/prisma/database.ts';
import { AUDIT_CHANGE } from '../../packages/core/src/prisma/models.ts';
import type { AuditStorage } from '../../packages/core/src/storage/ports.ts';
import { allRows } from '../../packages/core/src/testing/erasure-outcome.ts';
import { ADA, BOB, GRACE, STREET } from '../../packages/core/src/testing/erasure-people.ts';
import {
  type ErasureScene,
  erasureScene,
  storeScene,
} from '../../packages/core/src/testing/erasure-scene.ts';
import { type AppFolder, appFolder, databaseBytes, databaseFile, writeAudit } from './erasure-host.ts';
import { COMMAND_HOSTS } from './hosts.ts';
import { openGuarded } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { searchAll } from './search-all.ts';

const WORDS = [ADA.name, ADA.email, ADA.ip, ADA.agent, STREET];

for (const host of COMMAND_HOSTS) {
  describe(`auditreel export and erase, ${host.name}`, () => {
    let open: OpenHost;
    let storage: AuditStorage;
    let scene: ErasureScene;
    let app: AppFolder;
    beforeAll(async () => {
      app = await appFolder(host);
    });
    afterAll(() => app.remove());
    beforeEach(async () => {
      open = await openGuarded(host);
      storage = prismaStorage(open.client);
      scene = withoutNear(erasureScene());
      await storeScene(scene, storage);
      const database = databaseOf(open.client, {});
      await database.write((tx) => database.insert(tx, AUDIT_CHANGE, Object.values(scene.changes)));
      await writeAudit(app, { client: open.client, host, postgresUrl: inject('postgresUrl') });
    });
    afterEach(() => open.close());

    it('gives out all that is stored about a person, and says that it did', async () => {
      const { code, output } = await app.auditreel(
        ...['export', '--actor', ADA.id, '--out', 'ada.jsonl', '--recordings', 'films', '--by', 'dpo'],
      );
      expect([code, output]).toEqual([
        0,
        expect.stringContaining('Wrote ada.jsonl: 13 records, 3 sessions, 6 data changes.'),
      ]);
      const lines = await linesOf(`${app.folder}/ada.jsonl`);
      expect(lines[0]).toMatchObject({ line: 'export', v: 1, actor: { type: 'user', id: ADA.id } });
      expect(lines.at(-1)).toEqual({ line: 'end', records: 13, sessions: 3, changes: 6 });
      expect(lines.map(({ why, record }) => `${why} ${record?.actorId}`)).toEqual(
        expect.arrayContaining([
          'actor u-ada',
          'claim null',
          'session null',
          'on_behalf u-grace',
          'mention u-bob',
        ]),
      );
      // Where others came from is not hers to have.
      const text = JSON.stringify(lines);
      for (const secret of [GRACE.agent, BOB.agent, 'Order of Bob']) expect(text).not.toContain(secret);
      expect(text).toContain(STREET);
      expect((await stat(`${app.folder}/ada.jsonl`)).mode & 0o777).toBe(0o600);
      expect((await readdir(`${app.folder}/films`)).sort()).toEqual(
        [scene.sessions.before, scene.sessions.ada, scene.sessions.grace].map(({ id }) => id).sort(),
      );
      expect(await readdir(`${app.folder}/films/${scene.sessions.ada.id}`)).toEqual([
        'tab-1.page-1.0.0.json.gz',
        'tab-1.page-1.1.0.json.gz',
      ]);
      const told = (await storage.records.list({ action: 'audit.export', limit: 10 })).records;
      expect(told).toMatchObject([{ actorId: 'dpo', targetType: 'user', targetId: ADA.id }]);
    });

    it('asks before it erases, obeys a hold, and then leaves nothing', async () => {
      const before = await allRows(storage);
      const asked = await app.auditreel('erase', '--actor', ADA.id, '--identifier', STREET);
      expect(asked).toEqual({ code: 1, output: expect.stringContaining('--yes') });
      expect(asked.output).toContain('13 records, 6 data changes, 4 sessions, 6 chunks of recordings');
      expect(asked.output).toContain(`npx auditreel export --actor ${ADA.id}`);
      expect(await allRows(storage)).toEqual(before);
      const hold = { ...scene.holds.bobs, id: scene.records.ordered.id, subjectId: ADA.id };
      await storage.holds?.place(hold);
      const command = ['erase', '--actor', ADA.id, '--identifier', STREET, '--yes'];
      const refusal = expect.stringContaining(`npx auditreel hold release ${hold.id}`);
      expect(await app.auditreel(...command)).toEqual({ code: 1, output: refusal });
      expect(await searchAll(open, host, ADA.email)).not.toEqual([]);
      await storage.holds?.release(hold.id, { releasedBy: null, releasedAt: hold.placedAt });
      const done = await app.auditreel(...command, '--reason', `Letter of ${ADA.name}`);
      expect(done).toEqual({ code: 0, output: expect.stringContaining('Erased 13 records') });
      for (const word of WORDS) expect([word, await searchAll(open, host, word)]).toEqual([word, []]);
      const told = (await storage.records.list({ action: 'privacy.redact', limit: 10 })).records;
      expect(told).toMatchObject([{ targetId: ADA.id, metadata: { reason: 'Letter of [erased]' } }]);
    });

    if (host.provider === 'sqlite')
      it.each(['DELETE', 'WAL'])(
        'leaves nothing in any byte of the database’s files, journal mode %s',
        async (mode) => {
          await open.client.$queryRawUnsafe(`PRAGMA journal_mode = ${mode}`);
          const file = await databaseFile(open.client);
          const film = await storage.chunks.get({
            ...(await storage.chunks.list(scene.sessions.ada.id))[0],
          } as never);
          const traces = [...WORDS.flatMap(formsOf), Buffer.from(film?.data ?? 'no film')];
          const found = async () => {
            const bytes = await databaseBytes(file);
            return traces.filter((trace) => bytes.includes(trace)).map(String);
          };
          expect((await found()).length).toBeGreaterThan(WORDS.length);
          const done = await app.auditreel('erase', '--actor', ADA.id, '--identifier', STREET, '--yes');
          expect(done.output).toContain('Erased 13 records');
          expect(await found()).toEqual([]);
          const bytes = await databaseBytes(file);
          for (const other of [BOB.name, BOB.agent, GRACE.name]) expect(bytes.includes(other)).toBe(true);
        },
      );
  });
}

/** What only looks like her would be found by any search. */
function withoutNear({ records: { near: _, ...records }, ...scene }: ErasureScene): ErasureScene {
  return { ...scene, records: records as ErasureScene['records'] };
}

interface Line {
  readonly line: string;
  readonly why?: string;
  readonly record?: { readonly actorId: string | null };
}

async function linesOf(path: string): Promise<readonly Line[]> {
  const text = await readFile(path, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

/** As it may stand in a file: as it is, in small letters for the search, in JSON, in UTF-16. */
function formsOf(word: string): readonly Buffer[] {
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
  return [
    Buffer.from(word),
    Buffer.from(word.toLowerCase()),
    Buffer.from(escaped),
    Buffer.from(word, 'utf16le'),
  ];
}
