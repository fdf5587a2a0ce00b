import type { AssetMediaType } from '@auditreel/core/protocol';
import { type AssetFile, assetFile } from './asset-file.js';
import { isOpenDrawing } from './open-drawing.js';

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
/** What an app says of files that are the same for everybody; of a document it says nothing, or `no-cache`. */
const FOR_ALL = /\b(?:public|immutable|max-age=[1-9])/i;
const BY_PERSON = /\b(?:cookie|authorization)\b|\*/i;

/** A file out of the browser's cache, and never from the network; null of one that is not there or must not be kept. */
export async function cachedFile(address: string, { fetch, words }: FileReading): Promise<AssetFile | null> {
  const response = await fetch(address, { mode: 'same-origin', cache: 'only-if-cached', redirect: 'error' });
  const type = typeOf(response.headers.get('content-type') ?? '');
  if (!response.ok || type === null || !isForAll(response.headers)) return null;
  const content = new Uint8Array(await response.arrayBuffer());
  const isOpen = type !== 'image/svg+xml' || isOpenDrawing(new TextDecoder().decode(content), words);
  return isOpen ? assetFile(content, type) : null;
}

function isForAll(headers: Headers): boolean {
  const cache = headers.get('cache-control') ?? '';
  return FOR_ALL.test(cache) && !PERSONAL.test(cache) && !BY_PERSON.test(headers.get('vary') ?? '');
}

function typeOf(contentType: string): AssetMediaType | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}
