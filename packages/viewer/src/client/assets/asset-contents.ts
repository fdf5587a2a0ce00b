import type { NamedAsset } from '../../api/answers.js';
import type { Api } from '../api/api.js';
import type { ShownAsset } from '../safety/asset-source.js';
import { atMost } from './at-most.js';
import { readAsset } from './read-asset.js';

/** What has been fetched, by its hash. */
export interface AssetContents {
  /** Once per hash, whatever comes of it. Never rejects. */
  load(sessionId: string, asset: NamedAsset): Promise<void>;
  got(sha256: string): ShownAsset | string | undefined;
  revoke(): void;
}

const AT_A_TIME = 6;

/** @param signal when it is aborted, nothing is kept any more */
export function assetContents(api: Pick<Api, 'asset'>, signal: AbortSignal): AssetContents {
  const loading = new Map<string, Promise<void>>();
  const contents = new Map<string, ShownAsset | string>();
  const run = atMost(AT_A_TIME);
  const letGo = (content: ShownAsset | string): void => {
    if (typeof content === 'object') URL.revokeObjectURL(content.url);
  };
  async function load(sessionId: string, asset: NamedAsset): Promise<void> {
    if (signal.aborted) return;
    const content = await readAsset(asset, () => api.asset(sessionId, asset.name, signal));
    if (signal.aborted) letGo(content);
    else contents.set(asset.sha256, content);
  }
  return {
    load(sessionId, asset) {
      const promise = loading.get(asset.sha256) ?? run(() => load(sessionId, asset)).catch(() => {});
      loading.set(asset.sha256, promise);
      return promise;
    },
    got: (sha256) => contents.get(sha256),
    revoke() {
      for (const content of contents.values()) letGo(content);
      contents.clear();
    },
  };
}
