import { isAssetName } from '../protocol/assets.js';
import type { AssetInfo, AssetStore, AssetUse, AuditAsset, UsedAsset } from '../storage/asset-store.js';
import { isId } from '../storage/is-id.js';
import { property } from './client-shape.js';
import type { Database } from './database.js';
import { AUDIT_ASSET, AUDIT_ASSET_USE } from './models.js';
import { awaitReleases, hasAssets, releaseAssets } from './release-assets.js';
import { readRow } from './rows.js';
import { putAsset, useAssets } from './use-assets.js';

const INFO = { sha256: true, type: true, encoding: true, byteLength: true } as const;

export function prismaAssets(database: Database): AssetStore {
  return {
    isThere: () => hasAssets(database),
    use: async (uses, at) => (uses.length === 0 ? [] : useAssets(database, uses, at)),
    put: (asset, use) => putAsset(database, asset, use),
    of: (sessionId) => usedBy(database, sessionId),
    find: (sessionId, name) => find(database, { sessionId, name }),
    get: (sha256) => get(database, sha256),
    async count(sessionId) {
      if (!hasAssets(database) || !isId(sessionId)) return 0;
      return database.read(AUDIT_ASSET_USE, (uses) => uses.count({ where: { sessionId } }));
    },
    async release(sessionId) {
      if (!hasAssets(database)) return { assets: 0, bytes: 0 };
      return database.write(async (tx) => {
        await awaitReleases(database, tx);
        return releaseAssets(database, tx, sessionId);
      });
    },
  };
}

/** SQLite takes so many parameters, and Prisma cuts no list that is shorter. */
const AT_ONCE = 200;

async function usedBy(database: Database, sessionId: string): Promise<readonly UsedAsset[]> {
  if (!hasAssets(database) || !isId(sessionId)) return [];
  const rows = await database.read(AUDIT_ASSET_USE, (uses) => uses.findMany({ where: { sessionId } }));
  const uses = rows.map((row) => readRow<AssetUse>(AUDIT_ASSET_USE, row));
  const infos = await infosOf(database, [...new Set(uses.map(({ sha256 }) => sha256))]);
  const used = uses.flatMap((use): UsedAsset[] => {
    const info = infos.get(use.sha256);
    return info === undefined ? [] : [{ ...use, ...info }];
  });
  return used.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function find(
  database: Database,
  where: Pick<AssetUse, 'sessionId' | 'name'>,
): Promise<UsedAsset | null> {
  if (!hasAssets(database) || !isId(where.sessionId) || !isAssetName(where.name)) return null;
  const row = await database.read(AUDIT_ASSET_USE, (uses) => uses.findFirst({ where }));
  if (row === null) return null;
  const use = readRow<AssetUse>(AUDIT_ASSET_USE, row);
  const info = (await infosOf(database, [use.sha256])).get(use.sha256);
  return info === undefined ? null : { ...use, ...info };
}

async function infosOf(
  database: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, AssetInfo>> {
  const infos = new Map<string, AssetInfo>();
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const where = { sha256: { in: hashes.slice(from, from + AT_ONCE) } };
    const rows = await database.read(AUDIT_ASSET, (assets) => assets.findMany({ where, select: INFO }));
    for (const info of rows.map(infoOf)) infos.set(info.sha256, info);
  }
  return infos;
}

async function get(database: Database, sha256: string): Promise<AuditAsset | null> {
  if (!hasAssets(database)) return null;
  const select = { ...INFO, createdAt: true, data: true };
  const row = await database.read(AUDIT_ASSET, (assets) => assets.findFirst({ where: { sha256 }, select }));
  const data = property(row, 'data');
  if (!(data instanceof Uint8Array)) return null;
  const { createdAt } = readRow<Pick<AuditAsset, 'createdAt'>>(AUDIT_ASSET, row);
  return { ...infoOf(row), createdAt, data };
}

function infoOf(row: unknown): AssetInfo {
  const { sha256, type, encoding, byteLength } = readRow<AssetInfo>(AUDIT_ASSET, row);
  return { sha256, type, encoding, byteLength };
}
