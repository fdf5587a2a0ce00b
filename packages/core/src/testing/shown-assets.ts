import type { AssetStore } from '../storage/asset-store.js';
import type { AuditStorage } from '../storage/ports.js';
import { sampleAsset } from './storage-samples.js';

/** Two sessions that show one style sheet, and one of them a portrait too. */
export interface ShownAssets {
  /** Which of the two are stored. */
  left(): Promise<readonly ('sheet' | 'portrait')[]>;
}

export async function showAssets(
  storage: AuditStorage,
  { withPortrait, other }: { readonly withPortrait: string; readonly other: string },
): Promise<ShownAssets> {
  const store = assetsOf(storage);
  const assets = { sheet: sampleAsset({ type: 'text/css', encoding: 'gzip' }), portrait: sampleAsset() };
  await store.put(assets.sheet, { sessionId: withPortrait, name: 'c1' });
  await store.put(assets.sheet, { sessionId: other, name: 'c1' });
  await store.put(assets.portrait, { sessionId: withPortrait, name: 'u1' });
  return {
    async left() {
      const there = {
        sheet: await store.get(assets.sheet.sha256),
        portrait: await store.get(assets.portrait.sha256),
      };
      return (['sheet', 'portrait'] as const).filter((name) => there[name] !== null);
    },
  };
}

export function assetsOf({ assets }: AuditStorage): AssetStore {
  if (assets === undefined) throw new Error('This storage keeps no assets');
  return assets;
}
