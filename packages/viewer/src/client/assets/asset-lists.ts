import type { NamedAsset } from '../../api/answers.js';

/** What each session shows, by name, as far as the server has said. */
export interface AssetLists {
  known(sessionId: string): ReadonlyMap<string, NamedAsset>;
  /** Asks for the list, unless these names are on it, or it came a moment ago. Never rejects. */
  refresh(sessionId: string, names: Iterable<string>): Promise<void>;
}

interface List {
  readonly askedAt: number;
  readonly answered: Promise<void>;
  assets: ReadonlyMap<string, NamedAsset>;
}

/** A session that still runs gets new ones. */
const AGAIN_MS = 5_000;

export function assetLists(ask: (sessionId: string) => Promise<readonly NamedAsset[]>): AssetLists {
  const lists = new Map<string, List>();
  const known = (sessionId: string): List['assets'] => lists.get(sessionId)?.assets ?? new Map();
  function begin(sessionId: string): Promise<void> {
    const answered = ask(sessionId).then(
      (assets) => {
        list.assets = new Map(assets.map((asset) => [asset.name, asset]));
      },
      () => {},
    );
    const list: List = { askedAt: Date.now(), answered, assets: known(sessionId) };
    lists.set(sessionId, list);
    return answered;
  }
  return {
    known,
    async refresh(sessionId, names) {
      const last = lists.get(sessionId);
      await last?.answered;
      const assets = known(sessionId);
      const lacksOne = [...names].some((name) => !assets.has(name));
      const newest = lists.get(sessionId);
      if (newest !== last) return newest?.answered;
      if (lacksOne && (last === undefined || Date.now() - last.askedAt >= AGAIN_MS)) await begin(sessionId);
    },
  };
}
