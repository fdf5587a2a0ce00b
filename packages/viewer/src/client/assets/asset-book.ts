import type { NamedAsset } from '../../api/answers.js';
import type { Api } from '../api/api.js';
import type { AssetSource } from '../safety/asset-source.js';
import { type AssetContents, assetContents } from './asset-contents.js';
import { type AssetLists, assetLists } from './asset-lists.js';
import { addAssetNames } from './asset-names.js';

/** What the recordings of one player show: fetched once each, and let go with the player. */
export interface AssetBook {
  /** Fetches what has these names. What takes too long comes later; what cannot be had is left out. Never rejects. */
  fetch(sessionId: string, names: ReadonlySet<string>): Promise<void>;
  /** What names of a session stand for, as far as it has been fetched. */
  of(sessionId: string): AssetSource;
  /** Revokes every address. */
  close(): void;
}

/** Names of one segment, and of the style sheets that it names. */
export const MOST_NAMES: number = 500;
const PATIENCE_MS = 4_000;

export function assetBook(api: Pick<Api, 'sessionAssets' | 'asset'>): AssetBook {
  const abort = new AbortController();
  const lists = assetLists(async (id) => (await api.sessionAssets(id, abort.signal)).assets);
  const contents = assetContents(api, abort.signal);
  return {
    fetch: (sessionId, names) => inTime(fetchAll({ lists, contents, sessionId }, new Set(names))),
    of: (sessionId) => (name) => {
      const asset = lists.known(sessionId).get(name);
      return asset && contents.got(asset.sha256);
    },
    close() {
      abort.abort();
      contents.revoke();
    },
  };
}

interface Wanted {
  readonly lists: AssetLists;
  readonly contents: AssetContents;
  readonly sessionId: string;
}

/** Style sheets first, because they name more. */
async function fetchAll({ lists, contents, sessionId }: Wanted, names: Set<string>): Promise<void> {
  const named = async (): Promise<readonly NamedAsset[]> => {
    await lists.refresh(sessionId, names);
    const known = lists.known(sessionId);
    return [...names].flatMap((name) => known.get(name) ?? []);
  };
  const load = (asset: NamedAsset): Promise<void> => contents.load(sessionId, asset);
  const [sheets, others] = bySort(await named());
  const loadingSheets = sheets.map(load);
  const loadingOthers = others.map(load);
  await Promise.all(loadingSheets);
  for (const { sha256 } of sheets) {
    const text = contents.got(sha256);
    if (typeof text === 'string') addAssetNames(names, text, MOST_NAMES);
  }
  const [, inSheets] = bySort(await named());
  await Promise.all([...loadingOthers, ...inSheets.map(load)]);
}

function bySort(assets: readonly NamedAsset[]): readonly [sheets: NamedAsset[], others: NamedAsset[]] {
  return [assets.filter(({ type }) => type === 'text/css'), assets.filter(({ type }) => type !== 'text/css')];
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([work.catch(() => {}), late]);
  clearTimeout(timer);
}
