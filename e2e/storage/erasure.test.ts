import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseOf } from '../../packages/core/src/prisma/database.ts';
import { AUDIT_CHANGE } from '../../packages/core/src/prisma/models.ts';
import type { ErasureBatch, PersonalTable } from '../../packages/core/src/storage/erasure-store.ts';
import type { AuditStorage } from '../../packages/core/src/storage/ports.ts';
import { allRows, erasureOf, expectErased } from '../../packages/core/src/testing/erasure-outcome.ts';
import { ADA, BOB, GRACE } from '../../packages/core/src/testing/erasure-people.ts';
import {
  type ErasureScene,
  erasureScene,
  storeScene,
} from '../../packages/core/src/testing/erasure-scene.ts';
import { HOSTS } from './hosts.ts';
import { openGuarded, RENAMED } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { refused } from './refused.ts';
import { searchAll } from './search-all.ts';

const HER = { actor: { id: ADA.id } };

for (const host of [...HOSTS, RENAMED]) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`erasure under the guard, ${host.name}${absent}`, () => {
    let open: OpenHost;
    let storage: AuditStorage;
    let scene: ErasureScene;
    beforeEach(async () => {
      open = await openGuarded(host);
      storage = prismaStorage(open.client);
      scene = erasureScene();
      await storeScene(scene, storage);
      const database = databaseOf(open.client, {});
      await database.write((tx) => database.insert(tx, AUDIT_CHANGE, Object.values(scene.changes)));
    });
    afterEach(() => open.close());
    const auditOn = (on: AuditStorage) => createAudit({ storage: on, secret: 's'.repeat(40) });

    it('takes out what names a person, in every table, and leaves everything else as it was', async () => {
      const before = await searchAll(open, host, BOB.name);
      expect(await searchAll(open, host, ADA.email)).not.toEqual([]);
      const report = await auditOn(storage).erase({ ...HER, by: GRACE.id });
      expect(report).toMatchObject({ records: 13, sessions: 4, changes: 6, chunks: 6, isCompacted: true });
      const recordId = String(report.recordId);
      const at = Number((await storage.records.get(recordId))?.time);
      await expectErased(storage, scene, { stamp: { at, by: GRACE.id, recordId }, hasChanges: true });
      for (const word of [ADA.name, ADA.email, ADA.ip, ADA.agent]) {
        // What only looks like her is somebody else's.
        expect(await searchAll(open, host, word)).toEqual(word === ADA.agent ? [] : [scene.records.near.id]);
      }
      expect(await searchAll(open, host, BOB.name)).toEqual(before);
    });

    it('finds nothing the second time, and is the only way past the guard', async () => {
      await auditOn(storage).erase(HER);
      const after = await allRows(storage);
      const again = await auditOn(storage).erase({ ...HER, identifiers: [ADA.name, ADA.email] });
      expect(again).toMatchObject({ records: 0, changes: 0, sessions: 0, chunks: 0, recordId: null });
      expect(await allRows(storage)).toEqual(after);
      const write = { where: { id: scene.records.bobs.id }, data: { actorName: null } };
      await refused(open.client.auditRecord.updateMany(write));
      const erased = { where: { id: scene.records.ordered.id }, data: { actorName: ADA.name } };
      await refused(open.client.auditRecord.updateMany(erased));
    });

    it('changes nothing in a dry run, nor while a hold is on what she did', async () => {
      const before = await allRows(storage);
      expect(await auditOn(storage).erase({ ...HER, dryRun: true })).toMatchObject({
        ...{ records: 13, sessions: 4, changes: 6, chunks: 6, recordId: null },
      });
      expect(await allRows(storage)).toEqual(before);
      const id = scene.records.ordered.id;
      await storage.holds?.place({ ...scene.holds.bobs, id, subject: 'target', subjectId: 'order/1' });
      const held = await allRows(storage);
      const refusal = { code: 'ERR_AUDIT_HELD', holds: [{ id }] };
      await expect(auditOn(storage).erase(HER)).rejects.toMatchObject(refusal);
      expect(await allRows(storage)).toEqual(held);
    });

    it.each([1, 9])('finishes what a crash in batch %i left', async (batch) => {
      const store = erasureOf(storage);
      let left = batch;
      const erasure: typeof store = {
        ...store,
        page: (table, page) => store.page(table, { ...page, limit: 3 }),
        write: (given) => store.write(left-- > 0 ? given : failingLast(given)),
      };
      await expect(auditOn({ ...storage, erasure }).erase(HER)).rejects.toThrow();
      await auditOn(storage).erase(HER);
      for (const word of [ADA.name, ADA.email, ADA.ip]) {
        expect(await searchAll(open, host, word)).toEqual([scene.records.near.id]);
      }
    });
  });
}

/** The same batch, that the database refuses when all but the last row is written. */
function failingLast<Batch extends ErasureBatch<PersonalTable>>(batch: Batch): Batch {
  const impossible = { action: null, model: null, createdAt: null, reason: null };
  return { ...batch, edits: [...batch.edits, { id: batch.edits[0]?.id, columns: impossible }] };
}
