import type { AssetMediaType } from '@auditreel/core/protocol';
import { type AssetFile, assetFile } from './asset-file.js';

/** Reads files that the page has loaded. */
export interface FileReading {
  readonly fetch: typeof fetch;
  readonly words: (text: string) => string;
}

/** Media types under which servers send what is kept, and the one that it is. */
const TYPES: readonly (readonly [RegExp, AssetMediaType])[] = [
  [/^image\/png$/, 'image/png'],
  [/^image\/(?:jpe?g|pjpeg)$/, 'image/jpeg'],
  [/^image\/gif$/, 'image/gif'],
  [/^image\/webp$/, 'image/webp'],
  [/^image\/avif$/, 'image/avif'],
  [/^image\/svg\+xml$/, 'image/svg+xml'],
  [/woff2$/, 'font/woff2'],
  [/woff$/, 'font/woff'],
  [/(?:ttf|truetype|font-sfnt)$/, 'font/ttf'],
  [/(?:otf|opentype)$/, 'font/otf'],
];
/** Made for one person, or not to be kept: not by us either. */
const PERSONAL = /\b(?:private|no-store)\b/i;
const NAMESPACES = /https?:\/\/www\.w3\.org\/[\w/#]*/g;

/** A file out of the browser's cache, and never from the network; null of one that is not there or must not be kept. */
export async function cachedFile(address: string, { fetch, words }: FileReading): Promise<AssetFile | null> {
  const response = await fetch(address, { mode: 'same-origin', cache: 'only-if-cached', redirect: 'error' });
  const type = typeOf(response.headers.get('content-type') ?? '');
  if (!response.ok || type === null || PERSONAL.test(response.headers.get('cache-control') ?? ''))
    return null;
  const content = new Uint8Array(await response.arrayBuffer());
  return type === 'image/svg+xml' && holdsSecret(content, words) ? null : assetFile(content, type);
}

function typeOf(contentType: string): AssetMediaType | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}

/** A drawing may have words in it, or be drawn for one person. */
function holdsSecret(content: Uint8Array, words: FileReading['words']): boolean {
  const texts =
    new TextDecoder()
      .decode(content)
      .replace(NAMESPACES, '')
      .match(/>[^<]+</g) ?? [];
  return texts.some((text) => words(text) !== text);
}
