import { expect, it } from 'vitest';
import type { Audit } from '../audit.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage, ChunkStore } from '../storage/ports.js';
import { type ShownAssets, showAssets } from '../testing/shown-assets.js';
import { EPOCH, sampleChunk, sampleSession } from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';
import { ErasureHeldError } from './held-error.js';

const ANN = { actor: { id: 'ann' } };

interface Scene extends ShownAssets {
  readonly audit: Audit;
  readonly hers: string;
}

/** Ann's session shows her portrait, Bob's the same style sheet. */
async function scene(storage: AuditStorage, recordings: ChunkStore, chunks = 1): Promise<Scene> {
  const of = async (actorId: string): Promise<string> => {
    const session = sampleSession({ actorType: 'user', actorId, boundAt: EPOCH });
    await storage.sessions.create(session);
    for (let seq = 0; seq < chunks; seq++)
      await recordings.put(sampleChunk({ sessionId: session.id, seq }), []);
    return session.id;
  };
  const [hers, his] = [await of('ann'), await of('bob')];
  const resolved = resolveOptions({ storage, recordings, secret: 's'.repeat(40) });
  const audit = wireAudit(resolved, { now: () => EPOCH + 1_000_000, random: () => 0.5 });
  return { audit, hers, ...(await showAssets(storage, { withPortrait: hers, other: his })) };
}

it.each([
  ['some chunks', 3],
  ['more chunks than go at once', 120],
  ['no chunk at all', 0],
])('erases what a session with %s alone shows', async (_, chunks) => {
  const storage = memoryStorage();
  const { audit, left } = await scene(storage, storage.chunks, chunks);
  await audit.erase(ANN);
  expect(await left()).toEqual(['sheet']);
});

it('erases it also where the recordings are in another store', async () => {
  const storage = memoryStorage();
  const { audit, left, hers } = await scene(storage, memoryStorage().chunks);
  await audit.erase(ANN);
  expect(await left()).toEqual(['sheet']);
  expect(await storage.assets?.count(hers)).toBe(0);
});

it('erases none of it while a hold is on the person', async () => {
  const storage = memoryStorage();
  const { audit, left } = await scene(storage, storage.chunks);
  const hold = await audit.hold({ actor: 'ann', reason: 'case' });
  await expect(audit.erase(ANN)).rejects.toThrow(ErasureHeldError);
  expect(await left()).toEqual(['sheet', 'portrait']);
  await audit.release(hold.id);
  await audit.erase(ANN);
  expect(await left()).toEqual(['sheet']);
});

it('hands nothing of it over in an export', async () => {
  const storage = memoryStorage();
  const { audit, hers } = await scene(storage, storage.chunks);
  const lines: unknown[] = [];
  for await (const line of audit.exportOf(ANN)) lines.push(line);
  expect(JSON.stringify(lines)).toContain(hers);
  for (const { sha256 } of (await storage.assets?.of(hers)) ?? [])
    expect(JSON.stringify(lines)).not.toContain(sha256);
});
