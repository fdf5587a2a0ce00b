import { ASSET_MEDIA_TYPES } from '@auditreel/core/protocol';
import type { NamedAsset } from '../../api/answers.js';
import { inflate } from '../chunks/inflate.js';
import type { ShownAsset } from '../safety/asset-source.js';

const MAX_BYTES = 1_000_000;

/**
 * Makes a style sheet's text, or an address for an image or a font, which whoever gets it revokes.
 * @throws what is too large, or of no known type
 */
export async function readAsset(
  { type: named, encoding, byteLength }: NamedAsset,
  fetchBytes: () => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>,
): Promise<ShownAsset | string> {
  // The browser is told a type of our own list, never one that came from elsewhere.
  const type = ASSET_MEDIA_TYPES.find((known) => known === named);
  if (type === undefined || byteLength > MAX_BYTES)
    throw new TypeError('This is no asset that can be shown.');
  const stream = await fetchBytes();
  const content = encoding === 'gzip' ? await inflate(stream, MAX_BYTES) : await new Response(stream).blob();
  if (type === 'text/css') return typeof content === 'string' ? content : content.text();
  return { url: URL.createObjectURL(new Blob([content], { type })), type };
}
