import type { AssetStore, AssetUse, AuditAsset } from '../storage/asset-store.js';
import { property } from './client-shape.js';
import type { Database, OwnTransaction } from './database.js';
import { AUDIT_ASSET, AUDIT_ASSET_USE } from './models.js';
import { bigIntOf, readRow, toDatabase } from './rows.js';
import { isKeyTaken } from './storage-error.js';

/** Notes uses of what is stored; answers the hashes of what is not, unless their names have other content. */
export function useAssets(
  database: Database,
  uses: readonly AssetUse[],
  at: number,
): Promise<readonly string[]> {
  return database.write(async (tx) => {
    const hashes = [...new Set(uses.map(({ sha256 }) => sha256))];
    const stored = await moveUse(tx, hashes, at);
    const noted = uses.filter(({ sha256 }) => stored.has(sha256));
    if (noted.length > 0) await database.insert(tx, AUDIT_ASSET_USE, noted);
    const absent = uses.filter(({ sha256 }) => !stored.has(sha256));
    const free = await withFreeName(tx, absent);
    return [...new Set(free.map(({ sha256 }) => sha256))];
  });
}

type Put = Awaited<ReturnType<AssetStore['put']>>;

/** Somebody may be storing the same content: the next attempt finds it, or it has gone again. */
export async function putAsset(
  database: Database,
  asset: AuditAsset,
  use: Omit<AssetUse, 'sha256'>,
  attempt = 1,
): Promise<Put> {
  try {
    return await database.write((tx) => put(database, tx, asset, { ...use, sha256: asset.sha256 }));
  } catch (error) {
    if (attempt === ATTEMPTS || !(error instanceof Error) || !isKeyTaken(error.cause)) throw error;
    return putAsset(database, asset, use, attempt + 1);
  }
}

const ATTEMPTS = 4;

async function put(database: Database, tx: OwnTransaction, asset: AuditAsset, use: AssetUse): Promise<Put> {
  const { sha256, createdAt } = asset;
  const isKnown = (await moveUse(tx, [sha256], createdAt)).has(sha256);
  await database.insert(tx, AUDIT_ASSET_USE, [use]);
  const { sessionId, name } = use;
  const noted = await tx.calls(AUDIT_ASSET_USE).findFirst({ where: { sessionId, name } });
  if (property(noted, 'sha256') !== sha256) return 'taken';
  if (isKnown) return 'known';
  const data = toDatabase(AUDIT_ASSET, { ...asset, lastUsedAt: createdAt });
  await tx.calls(AUDIT_ASSET).create({ data, select: { sha256: true } });
  return 'stored';
}

/**
 * Moves `lastUsedAt` upwards, whatever the clock says, and answers which of the hashes are stored. It comes before all
 * else: whoever deletes one of them waits for this transaction or has gone before it, and the look afterwards tells which.
 */
async function moveUse(
  tx: OwnTransaction,
  hashes: readonly string[],
  at: number,
): Promise<ReadonlySet<string>> {
  const assets = tx.calls(AUDIT_ASSET);
  const where = { sha256: { in: hashes.toSorted() } };
  await assets.updateMany({ where, data: { lastUsedAt: { increment: 1 } } });
  const seen = bigIntOf(at);
  await assets.updateMany({ where: { ...where, lastUsedAt: { lt: seen } }, data: { lastUsedAt: seen } });
  const rows = await assets.findMany({ where, select: { sha256: true } });
  return new Set(rows.map((row) => readRow<AuditAsset>(AUDIT_ASSET, row).sha256));
}

async function withFreeName(tx: OwnTransaction, uses: readonly AssetUse[]): Promise<readonly AssetUse[]> {
  const [first] = uses;
  if (first === undefined) return [];
  const names = uses.map(({ name }) => name);
  const rows = await tx
    .calls(AUDIT_ASSET_USE)
    .findMany({ where: { sessionId: first.sessionId, name: { in: names } }, select: { name: true } });
  const taken = new Set(rows.map((row) => readRow<AssetUse>(AUDIT_ASSET_USE, row).name));
  return uses.filter(({ name }) => !taken.has(name));
}
