import { type ImageSize, largestOf, type ReadSize } from './image-size.js';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const END = 0x3b;

/** Of the screen, or of a frame that is larger: browsers make the screen as large as the first one. */
export const gifSize: ReadSize = (view) => {
  const sizes: ImageSize[] = [{ width: view.getUint16(6, true), height: view.getUint16(8, true) }];
  let at = 13 + tableBytes(view.getUint8(10));
  while (at < view.byteLength && view.getUint8(at) !== END) {
    const kind = view.getUint8(at);
    if (kind !== EXTENSION && kind !== IMAGE) return null;
    if (kind === IMAGE) sizes.push(frameAt(view, at));
    const blocks = kind === IMAGE ? at + 11 + tableBytes(view.getUint8(at + 9)) : at + 2;
    at = behindBlocks(view, blocks);
  }
  return largestOf(sizes);
};

function frameAt(view: DataView, at: number): ImageSize {
  const word = (place: number): number => view.getUint16(at + place, true);
  return { width: word(1) + word(5), height: word(3) + word(7) };
}

/** Of a table of colours, if there is one. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** A file that is cut short is shown as far as it goes. */
function behindBlocks(view: DataView, from: number): number {
  let at = from;
  while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
  return at + 1;
}
