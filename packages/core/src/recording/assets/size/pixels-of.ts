import type { AssetMediaType } from '../../../protocol/assets.js';
import { avifSize } from './avif-size.js';
import { gifSize } from './gif-size.js';
import type { ImageSize, ReadSize } from './image-size.js';
import { jpegSize } from './jpeg-size.js';
import { pngSize } from './png-size.js';
import { webpSize } from './webp-size.js';

const READ: Partial<Readonly<Record<AssetMediaType, ReadSize>>> = {
  'image/png': pngSize,
  'image/gif': gifSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
  'image/avif': avifSize,
};

/** How many pixels an image has, 0 for what has none; null when its header can't be read. */
export function pixelsOf(content: Uint8Array, type: AssetMediaType): number | null {
  const read = READ[type];
  if (read === undefined) return 0;
  const size = readWithin(read, new DataView(content.buffer, content.byteOffset, content.byteLength));
  if (size === null || size.width === 0 || size.height === 0) return null;
  return size.width * size.height;
}

/** A view throws where a header points beyond the end. */
function readWithin(read: ReadSize, view: DataView): ImageSize | null {
  try {
    return read(view);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
