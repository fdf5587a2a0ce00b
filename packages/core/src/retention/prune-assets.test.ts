import { beforeEach, expect, it } from 'vitest';
import type { Audit } from '../audit.js';
import type { AuditOptions } from '../options.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage, ChunkStore } from '../storage/ports.js';
import { assetsOf, showAssets } from '../testing/shown-assets.js';
import { EPOCH, sampleChunk, sampleSession } from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';

const DAY = 86_400_000;

let now: number;
let storage: AuditStorage;
let audit: Audit;

function start(options: Partial<AuditOptions>): void {
  now = EPOCH;
  storage = memoryStorage({ now: () => now });
  const resolved = resolveOptions({ storage, secret: 'x'.repeat(32), ...options });
  audit = wireAudit(resolved, { now: () => now, random: () => 0.5 });
}

beforeEach(() => start({ retention: { recordings: '30d' } }));

async function sessionAt(createdAt: number, chunks: ChunkStore | null = storage.chunks): Promise<string> {
  const session = sampleSession({ createdAt, chunks: chunks === null ? 0 : 1 });
  await storage.sessions.create(session);
  await chunks?.put(sampleChunk({ sessionId: session.id }), []);
  return session.id;
}

it('deletes with a recording what it alone shows, and the rest with the last that shows it', async () => {
  const [withPortrait, other] = [await sessionAt(EPOCH), await sessionAt(EPOCH + 10 * DAY)];
  const { left } = await showAssets(storage, { withPortrait, other });
  now += 31 * DAY;
  expect((await audit.prune()).removed.recordings).toBe(1);
  expect(await left()).toEqual(['sheet']);
  now += 10 * DAY;
  await audit.prune();
  expect(await left()).toEqual([]);
});

it('keeps what a held recording shows, until it is released', async () => {
  const [withPortrait, other] = [await sessionAt(EPOCH), await sessionAt(EPOCH + 1)];
  const { left } = await showAssets(storage, { withPortrait, other });
  const hold = await audit.hold({ session: withPortrait, reason: 'case' });
  now += 31 * DAY;
  expect(await audit.prune()).toMatchObject({ removed: { recordings: 1 }, held: { recordings: 1 } });
  expect(await left()).toEqual(['sheet', 'portrait']);
  await audit.release(hold.id);
  await audit.prune();
  expect(await left()).toEqual([]);
});

it('deletes what a session without a chunk shows, and says so in a record', async () => {
  const [withPortrait, other] = [await sessionAt(EPOCH, null), await sessionAt(EPOCH + 10 * DAY)];
  const { left } = await showAssets(storage, { withPortrait, other });
  now += 31 * DAY;
  expect(await audit.prune({ dryRun: true })).toMatchObject({ removed: { recordings: 1 } });
  expect(await left()).toEqual(['sheet', 'portrait']);
  const { recordId } = await audit.prune();
  expect(await storage.records.get(recordId ?? '')).toMatchObject({ action: 'retention.prune' });
  expect(await left()).toEqual(['sheet']);
  expect(await storage.sessions.get(withPortrait)).toMatchObject({ expiredAt: expect.any(Number) });
  expect((await audit.prune()).recordId).toBeNull();
});

it('keeps what a held session without a chunk shows', async () => {
  const [withPortrait, other] = [await sessionAt(EPOCH, null), await sessionAt(EPOCH + 10 * DAY)];
  const { left } = await showAssets(storage, { withPortrait, other });
  await audit.hold({ session: withPortrait, reason: 'case' });
  now += 31 * DAY;
  await audit.prune();
  expect(await left()).toEqual(['sheet', 'portrait']);
  expect(await assetsOf(storage).count(withPortrait)).toBe(2);
});

it('deletes it with the session’s row, where recordings are kept for ever', async () => {
  start({ retention: { records: '30d' } });
  const [withPortrait, other] = [await sessionAt(EPOCH, null), await sessionAt(EPOCH)];
  const { left } = await showAssets(storage, { withPortrait, other });
  now += 31 * DAY;
  expect((await audit.prune()).removed.sessions).toBe(1);
  expect(await left()).toEqual(['sheet']);
});

it('deletes it also where the recordings themselves are in another store', async () => {
  const elsewhere = memoryStorage().chunks;
  start({ recordings: elsewhere, retention: { recordings: '30d' } });
  const [withPortrait, other] = [
    await sessionAt(EPOCH, elsewhere),
    await sessionAt(EPOCH + 10 * DAY, elsewhere),
  ];
  const { left } = await showAssets(storage, { withPortrait, other });
  now += 31 * DAY;
  expect((await audit.prune()).removed.chunks).toBe(1);
  expect(await left()).toEqual(['sheet']);
});
