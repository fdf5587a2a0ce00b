import type {
  AssetInfo,
  AssetStore,
  AssetUse,
  AuditAsset,
  ReleasedAssets,
  UsedAsset,
} from './asset-store.js';

export function memoryAssets(): AssetStore {
  const assets = new Map<string, AuditAsset>();
  const uses = new Map<string, AssetUse>();
  const ofSession = (sessionId: string): AssetUse[] =>
    [...uses.values()].filter((use) => use.sessionId === sessionId);
  const note = (use: AssetUse): AssetUse => {
    const first = uses.get(keyOf(use)) ?? { ...use };
    uses.set(keyOf(use), first);
    return first;
  };
  const usedOf = (use: AssetUse | undefined): UsedAsset | null => {
    const asset = use && assets.get(use.sha256);
    return use && asset ? { ...use, ...infoOf(asset) } : null;
  };
  return {
    isThere: () => true,
    async use(wanted) {
      for (const use of wanted) if (assets.has(use.sha256)) note(use);
      const missing = wanted.filter((use) => !assets.has(use.sha256) && !uses.has(keyOf(use)));
      return [...new Set(missing.map(({ sha256 }) => sha256))];
    },
    async put(asset, { sessionId, name }) {
      const { sha256 } = asset;
      if (note({ sessionId, name, sha256 }).sha256 !== sha256) return 'taken';
      if (assets.has(sha256)) return 'known';
      assets.set(sha256, structuredClone(asset));
      return 'stored';
    },
    async of(sessionId) {
      const used = ofSession(sessionId).flatMap((use) => usedOf(use) ?? []);
      return used.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    find: async (sessionId, name) => usedOf(uses.get(keyOf({ sessionId, name }))),
    get: async (sha256) => assets.get(sha256) ?? null,
    count: async (sessionId) => ofSession(sessionId).length,
    async release(sessionId) {
      const released = ofSession(sessionId);
      for (const use of released) uses.delete(keyOf(use));
      const used = new Set([...uses.values()].map(({ sha256 }) => sha256));
      const unused = released.map(({ sha256 }) => sha256).filter((sha256) => !used.has(sha256));
      return deleteAll(assets, new Set(unused));
    },
  };
}

function deleteAll(assets: Map<string, AuditAsset>, hashes: ReadonlySet<string>): ReleasedAssets {
  const gone = [...hashes].flatMap((sha256) => assets.get(sha256) ?? []);
  for (const { sha256 } of gone) assets.delete(sha256);
  return { assets: gone.length, bytes: gone.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}

function keyOf({ sessionId, name }: Pick<AssetUse, 'sessionId' | 'name'>): string {
  return `${sessionId} ${name}`;
}

function infoOf({ sha256, type, encoding, byteLength }: AuditAsset): AssetInfo {
  return { sha256, type, encoding, byteLength };
}
