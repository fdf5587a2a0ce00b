import type { AssetInfo, AssetUse, ReleasedAssets } from '../storage/asset-store.js';
import { isId } from '../storage/is-id.js';
import type { Database, OwnTransaction } from './database.js';
import { awaitPasses } from './guard/await-passes.js';
import { AUDIT_ASSET, AUDIT_ASSET_USE } from './models.js';
import { bigIntOf, readRow } from './rows.js';

/** Whether the host's copy of the schema has the models for assets. */
export function hasAssets(database: Database): boolean {
  return database.has(AUDIT_ASSET) && database.has(AUDIT_ASSET_USE);
}

/**
 * Two releases at once would each see the other's uses, and leave what both used; so they wait for each other, as they do
 * for passes, before they read anything.
 */
export async function awaitReleases(database: Database, tx: OwnTransaction): Promise<void> {
  if (hasAssets(database)) await awaitPasses(database, tx);
}

type Candidate = Pick<AssetInfo, 'sha256' | 'byteLength'> & { readonly lastUsedAt: number };

const NOTHING: ReleasedAssets = { assets: 0, bytes: 0 };

/**
 * Deletes a session's uses, and of what they used whatever nobody uses any more. Another process may be noting a use of it
 * that this transaction does not see; but `lastUsedAt` has moved then, and the asset is not the one that was read.
 */
export async function releaseAssets(
  database: Database,
  tx: OwnTransaction,
  sessionId: string,
): Promise<ReleasedAssets> {
  if (!hasAssets(database) || !isId(sessionId)) return NOTHING;
  const uses = tx.calls(AUDIT_ASSET_USE);
  const rows = await uses.findMany({ where: { sessionId }, select: { sha256: true } });
  const hashes = [...new Set(rows.map(hashOf))].sort();
  if (hashes.length === 0) return NOTHING;
  await uses.deleteMany({ where: { sessionId } });
  let gone = NOTHING;
  for (let from = 0; from < hashes.length; from += AT_ONCE)
    gone = sumOf(gone, await deleteUnused(tx, hashes.slice(from, from + AT_ONCE)));
  return gone;
}

/** The same for many sessions, most of which show nothing. */
export async function releaseAssetsOfAll(
  database: Database,
  tx: OwnTransaction,
  sessionIds: readonly string[],
): Promise<void> {
  if (!hasAssets(database)) return;
  const where = { sessionId: { in: sessionIds.filter(isId) } };
  const rows = await tx
    .calls(AUDIT_ASSET_USE)
    .findMany({ where, select: { sessionId: true }, distinct: ['sessionId'] });
  for (const row of rows)
    await releaseAssets(database, tx, readRow<AssetUse>(AUDIT_ASSET_USE, row).sessionId);
}

const AT_ONCE = 100;

async function deleteUnused(tx: OwnTransaction, hashes: readonly string[]): Promise<ReleasedAssets> {
  const where = { sha256: { in: hashes } };
  const assets = tx.calls(AUDIT_ASSET);
  // Before the uses are read: what is used in between has moved, and what was used before is seen there.
  const found = await assets.findMany({
    where,
    select: { sha256: true, byteLength: true, lastUsedAt: true },
  });
  const uses = await tx
    .calls(AUDIT_ASSET_USE)
    .findMany({ where, select: { sha256: true }, distinct: ['sha256'] });
  const used = new Set(uses.map(hashOf));
  let gone = NOTHING;
  for (const { sha256, byteLength, lastUsedAt } of found.map((row) => readRow<Candidate>(AUDIT_ASSET, row))) {
    if (used.has(sha256)) continue;
    const { count } = await assets.deleteMany({ where: { sha256, lastUsedAt: bigIntOf(lastUsedAt) } });
    gone = sumOf(gone, { assets: count, bytes: count * byteLength });
  }
  return gone;
}

function hashOf(row: unknown): string {
  return readRow<AssetUse>(AUDIT_ASSET_USE, row).sha256;
}

function sumOf(a: ReleasedAssets, b: ReleasedAssets): ReleasedAssets {
  return { assets: a.assets + b.assets, bytes: a.bytes + b.bytes };
}
