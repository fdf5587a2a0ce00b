import { ASSET_SCHEME, type AssetMediaType, isAssetName } from '@auditreel/core/protocol';

/** An image or a font, under an address of our own making. */
export interface ShownAsset {
  readonly url: string;
  readonly type: AssetMediaType;
}

/** What stands behind a name: an image or a font, or the text of a style sheet; nothing where it is not there. */
export type AssetSource = (name: string) => ShownAsset | string | undefined;

export const noAssets: AssetSource = () => undefined;

/** What `asset:<name>` is the name of, when the whole text is one. */
export function assetNamed(text: string, assets: AssetSource): ReturnType<AssetSource> {
  const name = text.startsWith(ASSET_SCHEME) ? text.slice(ASSET_SCHEME.length) : '';
  return isAssetName(name) ? assets(name) : undefined;
}

/** The address of a named image; null where it is none, or not there. */
export function imageNamed(text: string, assets: AssetSource): string | null {
  const asset = assetNamed(text, assets);
  return typeof asset === 'object' && asset.type.startsWith('image/') ? asset.url : null;
}
