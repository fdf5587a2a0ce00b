import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AuditRecord } from '../../packages/core/src/record/audit-record.ts';
import { EPOCH, idAt, sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { openGuarded } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { refused } from './refused.ts';
import { type RetentionHost, retentionHost } from './retention-rows.ts';

const BOTH = { what: ['records', 'recordings'] } as const;

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`retention, ${host.name}${absent}`, () => {
    let open: OpenHost;
    let on: RetentionHost;
    beforeAll(async () => {
      open = await openGuarded(host);
      on = retentionHost(open);
    });
    afterAll(async () => {
      await on.audit.close();
      await open.close();
    });

    const insert = async (over: Partial<AuditRecord> = {}): Promise<string> => {
      const record = sampleRecord(over);
      await on.storage.records.insert([record]);
      return record.id;
    };
    const removedTales = async (): Promise<readonly AuditRecord[]> =>
      (await on.storage.records.list({ action: 'retention.prune', limit: 50 })).records;

    it('records nothing when nothing is old', async () => {
      const kept = await insert();
      const report = await on.audit.prune({ ...BOTH, before: '1d' });
      expect(report).toMatchObject({ recordId: null, isComplete: true, removed: { records: 0, chunks: 0 } });
      expect(await removedTales()).toEqual([]);
      expect(await on.ids('audit_records')).toContain(kept);
    });

    it('counts in a dry run what then goes, and says so in one record and its event', async () => {
      const old = [await insert(), await insert({ time: EPOCH + 1 })];
      const [sessionId, change] = [await on.recording({}), await on.change({})];
      const before = await on.later();
      const young = await insert();
      const dry = await on.audit.prune({ ...BOTH, before, dryRun: true });
      const still = await on.ids('audit_records');
      expect(old.every((id) => still.has(id))).toBe(true);
      const done = await on.audit.prune({ ...BOTH, before, by: 'operator' });
      expect(dry).toMatchObject({ recordId: null, removed: { ...done.removed, sessions: 0 } });
      expect(done.removed).toEqual({
        records: 3,
        changes: 1,
        recordings: 1,
        chunks: 2,
        bytes: 128,
        sessions: 1,
      });
      const left = await on.ids('audit_records');
      expect([...old, young].map((id) => left.has(id))).toEqual([false, false, true]);
      expect(await on.ids('audit_changes')).not.toContain(change.id);
      expect([await on.storage.chunks.list(sessionId), await on.storage.chunks.marks(sessionId)]).toEqual([
        [],
        [],
      ]);
      const [event, tale] = await removedTales();
      const metadata = {
        by: 'operator',
        records: { before: new Date(before).toISOString(), kept: 'forever' },
      };
      expect(tale).toMatchObject({ id: done.recordId, actorType: 'system', metadata });
      expect(event).toMatchObject({ stage: 'event', parentId: done.recordId, outcome: 'success' });
      expect(event?.metadata).toMatchObject({ removed: done.removed, from: new Date(EPOCH).toISOString() });
      await refused(open.client.auditRecord.deleteMany({ where: { id: young } }));
    });

    it('keeps what a hold on an actor, a target or a session names', async () => {
      const heldSession = await on.recording({});
      const after = await on.recording({ previousId: heldSession });
      const ofActor = await on.recording({ actorId: 'held' });
      const ofTarget = await on.recording({});
      const ofChange = await on.recording({});
      const free = await on.recording({ actorId: 'free' });
      const rows = {
        acts: await insert({ actorId: 'held' }),
        onBehalf: await insert({ onBehalfOfId: 'held' }),
        namesActor: await insert({
          targets: [
            { type: 'a', id: '1' },
            { type: 'user', id: 'held' },
          ],
        }),
        target: await insert({ targetType: 'order', targetId: '7', sessionId: ofTarget }),
        inSession: await insert({ sessionId: heldSession }),
        changesRow: await insert({ sessionId: ofChange }),
        free: await insert({ actorId: 'free', targetType: 'order', targetId: '8', sessionId: free }),
      };
      const changes = {
        ofRow: await on.change({ model: 'Order', targetId: '7', recordId: rows.changesRow }),
        byActor: await on.change({ model: 'Note', actorId: 'held' }),
        ofRecord: await on.change({ model: 'Note', targetId: '9', recordId: rows.inSession }),
        free: await on.change({ model: 'Order', targetId: '8', recordId: rows.free }),
      };
      const holds = [
        await on.audit.hold({ actor: 'held', reason: 'case', by: 'lawyer' }),
        await on.audit.hold({ target: { type: 'order', id: 7 }, reason: 'case' }),
        await on.audit.hold({ session: heldSession, reason: 'case' }),
      ];
      const before = await on.later();
      const { held, removed } = await on.audit.prune({ ...BOTH, before });
      const left = { ...(await leftOf(rows)), ...(await leftChanges(changes)) };
      expect(left).toEqual({
        ...{ acts: true, onBehalf: true, namesActor: true, target: true, inSession: true, changesRow: true },
        ...{ ofRow: true, byActor: true, ofRecord: true, free: false },
      });
      const sessions = [heldSession, after, ofActor, ofTarget, ofChange, free];
      const chunks = await Promise.all(sessions.map((id) => on.storage.chunks.list(id)));
      expect(chunks.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2, 0]);
      expect(held).toMatchObject({ changes: 3, recordings: 5 });
      expect(removed).toMatchObject({ changes: 1, recordings: 1, chunks: 2 });
      for (const { id } of holds) expect(await on.audit.release(id, { by: 'lawyer' })).toBe(true);
      await on.audit.prune({ ...BOTH, before });
      expect(Object.values(await leftOf(rows)).some(Boolean)).toBe(false);
      expect(Object.values(await leftChanges(changes)).some(Boolean)).toBe(false);
      expect(await on.ids('audit_sessions')).toEqual(new Set());
    });

    const leftOf = async <Name extends string>(rows: Readonly<Record<Name, string>>) => {
      const ids = await on.ids('audit_records');
      return Object.fromEntries(Object.entries<string>(rows).map(([name, id]) => [name, ids.has(id)]));
    };
    const leftChanges = async (rows: Readonly<Record<string, { readonly id: string }>>) => {
      const ids = await on.ids('audit_changes');
      return Object.fromEntries(Object.entries(rows).map(([name, { id }]) => [name, ids.has(id)]));
    };

    it('takes an intent with its outcome, and keeps one without, and what tells of an erasure', async () => {
      const intent = idAt(EPOCH + 5);
      const rows = {
        intent: await insert({ id: intent, stage: 'intent' }),
        outcome: await insert({ intentId: intent }),
        open: await insert({ stage: 'intent' }),
        erasure: await insert({ action: 'privacy.redact' }),
      };
      await on.audit.prune({ what: ['records'], before: await on.later() });
      expect(await leftOf(rows)).toEqual({ intent: false, outcome: false, open: true, erasure: true });
    });

    it('keeps a session’s row while it has records or a recording', async () => {
      const [recorded, recordless] = [await on.recording({}), await on.recording({})];
      await insert({ time: Date.now() + 60_000, sessionId: recordless });
      await on.audit.prune({ what: ['records'], before: await on.later() });
      expect(await on.ids('audit_sessions')).toEqual(new Set([recorded, recordless]));
      await on.audit.prune({ what: ['recordings'], before: await on.later() });
      expect(await on.storage.sessions.get(recordless)).toMatchObject({ expiredAt: expect.any(Number) });
      await on.audit.prune({ what: ['records'], before: await on.later() });
      expect(await on.ids('audit_sessions')).toEqual(new Set([recordless]));
    });

    it('deletes nothing of a hold that is placed in the middle of a run', async () => {
      const actorId = 'held-late';
      const many = Array.from({ length: 600 }, (_, i) => sampleRecord({ time: EPOCH + i, actorId }));
      for (let from = 0; from < many.length; from += 300)
        await on.storage.records.insert(many.slice(from, from + 300));
      const before = await on.later();
      const ofActor = async (): Promise<number> => {
        const ids = await on.ids('audit_records');
        return many.filter(({ id }) => ids.has(id)).length;
      };
      const run = on.audit.prune({ what: ['records'], before });
      while ((await ofActor()) === many.length) await new Promise(setImmediate);
      const hold = await on.audit.hold({ actor: actorId, reason: 'late' });
      const left = await ofActor();
      const { held } = await run;
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(many.length);
      expect(await ofActor()).toBe(left);
      expect(held.records).toBe(left);
      await on.audit.release(hold.id);
    });

    it('tells of a run that broke off, and the next one completes it', async () => {
      const ids = [await on.recording({}), await on.recording({}), await on.recording({})];
      const storage = prismaStorage(open.client);
      const { retention } = storage;
      if (retention === undefined) throw new Error('no retention');
      let calls = 0;
      const broken = {
        ...retention,
        remove: async (...args: Parameters<typeof retention.remove>) => {
          if (++calls > 2) throw new Error('disk full');
          return retention.remove(...args);
        },
      };
      const failing = retentionHost(open, { ...storage, retention: broken });
      const before = await on.later();
      await expect(failing.audit.prune({ what: ['recordings'], before })).rejects.toThrow('disk full');
      const [event] = await removedTales();
      expect(event).toMatchObject({
        outcome: 'failure',
        reason: 'disk full',
        metadata: { removed: { chunks: 4 } },
      });
      expect((await on.audit.prune({ what: ['recordings'], before })).removed).toMatchObject({
        recordings: 1,
      });
      for (const id of ids) expect(await on.storage.chunks.list(id)).toEqual([]);
    });
  });
}
