import { expect, it, vi } from 'vitest';
import type { Audit } from '../audit.js';
import type { AuditOptions } from '../options.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage, ChunkStore } from '../storage/ports.js';
import {
  EPOCH,
  idAt,
  sampleChunk,
  sampleMark,
  sampleRecord,
  sampleSession,
} from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';

const DAY = 86_400_000;

interface Kept {
  readonly storage: AuditStorage;
  readonly audit: Audit;
  /** Moves the clock of process and storage. */
  readonly pass: (ms: number) => void;
}

function kept(options: Partial<AuditOptions> = {}): Kept {
  let now = EPOCH;
  const storage = memoryStorage({ now: () => now });
  const pass = (ms: number): void => {
    now += ms;
  };
  const resolved = resolveOptions({ storage, secret: 'x'.repeat(32), ...options });
  const audit = wireAudit(resolved, { now: () => now, random: () => 0.5 });
  return { storage, audit, pass };
}

async function recorded(chunks: ChunkStore, storage: AuditStorage, createdAt = EPOCH): Promise<string> {
  const session = sampleSession({ createdAt, chunks: 1, bytes: 64 });
  await storage.sessions.create(session);
  await chunks.put(sampleChunk({ sessionId: session.id }), [sampleMark({ sessionId: session.id })]);
  return session.id;
}

it('prunes each kind when its own time has come', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '90d', recordings: '30d' } });
  const sessionId = await recorded(storage.chunks, storage);
  await storage.records.insert([sampleRecord({ sessionId })]);
  pass(29 * DAY);
  expect((await audit.prune()).recordId).toBeNull();
  pass(2 * DAY);
  expect((await audit.prune()).removed).toMatchObject({ recordings: 1, chunks: 1, bytes: 64, records: 0 });
  expect(await storage.sessions.get(sessionId)).toMatchObject({ expiredAt: EPOCH + 31 * DAY, chunks: 1 });
  pass(60 * DAY);
  expect((await audit.prune()).removed).toMatchObject({ recordings: 0, records: 1, sessions: 1 });
  expect(await storage.sessions.get(sessionId)).toBeNull();
});

it('waits with a recording for as long as its browser may still upload', async () => {
  const { storage, audit, pass } = kept({ retention: { recordings: '1h' } });
  await recorded(storage.chunks, storage);
  pass(27 * 3_600_000);
  expect((await audit.prune()).removed.recordings).toBe(0);
  pass(2 * 3_600_000);
  expect((await audit.prune()).removed.recordings).toBe(1);
});

it('waits with a session’s row as well, because it says whose it is and whether it was erased', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '1h' } });
  const session = sampleSession({ actorType: 'user', actorId: 'ann', erasedAt: EPOCH });
  await storage.sessions.create(session);
  pass(27 * 3_600_000);
  expect((await audit.prune()).removed.sessions).toBe(0);
  pass(2 * 3_600_000);
  expect((await audit.prune()).removed.sessions).toBe(1);
});

it('deletes where the recordings are, and says so where their sessions are', async () => {
  const elsewhere = memoryStorage();
  const { storage, audit, pass } = kept({ recordings: elsewhere.chunks, retention: { recordings: '30d' } });
  const sessionId = await recorded(elsewhere.chunks, storage);
  const heldId = await recorded(elsewhere.chunks, storage, EPOCH + 1);
  await audit.hold({ session: heldId, reason: 'case' });
  pass(31 * DAY);
  const { removed, held, recordId } = await audit.prune();
  expect([removed.chunks, removed.bytes, held.recordings]).toEqual([1, 64, 1]);
  expect(await elsewhere.chunks.list(sessionId)).toEqual([]);
  expect(await elsewhere.chunks.list(heldId)).toHaveLength(1);
  expect(await storage.sessions.get(sessionId)).toMatchObject({ expiredAt: expect.any(Number) });
  expect(await storage.records.get(recordId ?? '')).toMatchObject({ action: 'retention.prune' });
});

it('says of a session without a recording that there is none, and records nothing of that', async () => {
  const { storage, audit, pass } = kept({ retention: { recordings: '30d' } });
  const session = sampleSession();
  await storage.sessions.create(session);
  pass(31 * DAY);
  expect(await audit.prune()).toMatchObject({ recordId: null, removed: { recordings: 0 } });
  expect(await storage.sessions.get(session.id)).toMatchObject({ expiredAt: expect.any(Number) });
});

it('keeps a record that was stored late, though it happened long ago', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '30d' } });
  pass(60 * DAY);
  const late = sampleRecord({ id: idAt(EPOCH) });
  await storage.records.insert([late]);
  expect((await audit.prune()).removed.records).toBe(0);
  expect(await storage.records.get(late.id)).not.toBeNull();
});

it('keeps the intent that a held outcome shares with others', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '30d' } });
  const intent = sampleRecord({ id: idAt(EPOCH + 9), stage: 'intent' });
  const [one, two] = ['ann', 'bob'].map((actorId) => sampleRecord({ actorId, intentId: intent.id }));
  await storage.records.insert([intent, ...(one && two ? [one, two] : [])]);
  await audit.hold({ actor: 'ann', reason: 'case' });
  pass(31 * DAY);
  expect(await audit.prune()).toMatchObject({ removed: { records: 1 }, held: { records: 1 } });
  expect(await storage.records.get(intent.id)).not.toBeNull();
});

it('keeps an intent that is held by itself, though its outcome goes', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '30d' } });
  const held = { stage: 'intent', targetType: 'order', targetId: '7' } as const;
  const intent = sampleRecord({ ...held, id: idAt(EPOCH + 9) });
  await storage.records.insert([intent, sampleRecord({ intentId: intent.id })]);
  await audit.hold({ target: { type: 'order', id: 7 }, reason: 'case' });
  pass(31 * DAY);
  expect((await audit.prune()).removed.records).toBe(1);
  expect(await storage.records.get(intent.id)).not.toBeNull();
});

it('releases any of more than a thousand holds', async () => {
  const { audit } = kept();
  const first = await audit.hold({ actor: 'u-0', reason: 'case' });
  for (let n = 1; n <= 1000; n++) await audit.hold({ actor: `u-${n}`, reason: 'case' });
  expect(await audit.release(first.id)).toBe(true);
});

it('records who placed and who released a hold, of what and why', async () => {
  const { storage, audit } = kept();
  const hold = await audit.hold({ target: { type: 'invoice', id: 7 }, reason: 'Case 2026/17', by: 'lawyer' });
  expect(await audit.holds()).toEqual([hold]);
  expect(await audit.release(hold.id, { by: 'judge' })).toBe(true);
  expect(await audit.release(hold.id)).toBe(false);
  expect(await audit.holds()).toEqual([]);
  const { records } = await storage.records.list({ target: 'invoice/7', limit: 10 });
  expect(records).toMatchObject([
    { action: 'retention.release', actorType: 'user', actorId: 'judge', metadata: { hold: hold.id } },
    { action: 'retention.hold', actorId: 'lawyer', metadata: { hold: hold.id, reason: 'Case 2026/17' } },
  ]);
});

it.each([
  ['nothing', { reason: 'x' }],
  ['two things', { actor: 'a', session: idAt(1), reason: 'x' }],
  ['a session by no id', { session: 'latest', reason: 'x' }],
  ['a target without an id', { target: { type: 'order', id: '' }, reason: 'x' }],
  ['a target whose type has a slash', { target: { type: 'a/b', id: 1 }, reason: 'x' }],
  ['an empty actor', { actor: '', reason: 'x' }],
  ['something without a reason', { actor: 'a', reason: ' ' }],
  ['something for too long a reason', { actor: 'a', reason: 'x'.repeat(513) }],
])('refuses a hold on %s', async (_, input) => {
  const { audit } = kept();
  await expect(audit.hold(input as never)).rejects.toMatchObject({ code: 'ERR_AUDIT_OPTIONS' });
  expect(await audit.holds()).toEqual([]);
});

it('is over when the closing of its audit is, so that the database may go', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '30d' } });
  const { retention } = storage;
  if (retention === undefined) throw new Error('Nothing to prune with');
  const { remove } = retention;
  let isRemoving = false;
  Object.assign(retention, {
    remove: async (...what: Parameters<typeof remove>) => {
      isRemoving = true;
      await new Promise((resolve) => setTimeout(resolve, 200));
      isRemoving = false;
      return remove(...what);
    },
  });
  await storage.records.insert([sampleRecord()]);
  pass(31 * DAY);
  const run = audit.prune();
  await vi.waitUntil(() => isRemoving);
  await audit.close();
  expect(isRemoving).toBe(false);
  await run;
});

it('breaks off when the audit is closed, and says that it is not complete', async () => {
  const { storage, audit, pass } = kept({ retention: { records: '30d' } });
  await storage.records.insert(Array.from({ length: 200 }, () => sampleRecord()));
  pass(31 * DAY);
  const run = audit.prune();
  await audit.close();
  const { isComplete, removed } = await run;
  expect(isComplete).toBe(false);
  expect(removed.records).toBeLessThan(200);
});
