/**
 * What stands before the name of an asset wherever a recording shows one: `url("asset:u1k2j3h4")` in CSS, `rr_asset` on an
 * image, and as the whole `_cssText` of a style sheet.
 */
export const ASSET_SCHEME = 'asset:';

/** Media type of an upload of assets: the JSON line of an {@link AssetEnvelope}, then their bytes, one after another. */
export const ASSET_TYPE = 'application/vnd.auditreel.assets';

/** What an asset may be; texts are stored and sent as gzip. */
export const ASSET_MEDIA_TYPES = [
  'text/css',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'font/woff2',
  'font/woff',
  'font/ttf',
  'font/otf',
] as const;

export type AssetMediaType = (typeof ASSET_MEDIA_TYPES)[number];

/** How an asset's bytes are stored and sent. */
export function assetEncoding(type: AssetMediaType): 'gzip' | 'identity' {
  return type === 'text/css' || type === 'image/svg+xml' ? 'gzip' : 'identity';
}

/** Whether text is the name of an asset, and nothing that only looks like one. */
export function isAssetName(text: string): boolean {
  return /^[a-z0-9]{1,32}$/.test(text);
}

/** A style sheet, font or image that a recording shows, under the name by which it does so. */
export interface AssetEntry {
  readonly name: string;
  /** Lower-case hex of the content, before any compression. */
  readonly sha256: string;
  readonly type: AssetMediaType;
  /** How many bytes of it follow the line; 0 offers it: they are sent only if the answer misses them. */
  readonly size: number;
}

/** The JSON line in front of assets. At most 16 KB. */
export interface AssetEnvelope {
  readonly v: 1;
  /** The session whose recording shows them; must be the one its write token is for. */
  readonly sessionId: string;
  /** At most 100. */
  readonly assets: readonly AssetEntry[];
}

/** Answer of `POST <path>/assets`. */
export interface AssetAck {
  /** Hashes of what was offered and is not stored. */
  readonly missing: readonly string[];
  /** `stop`: this session, or the day, has no room for more. */
  readonly next: 'continue' | 'stop';
}
