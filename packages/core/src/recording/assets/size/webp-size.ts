import { lettersAt, type ReadSize } from './image-size.js';

/** Of the first chunk: a lossy or a lossless image, or the header of what has several parts. */
export const webpSize: ReadSize = (view) => READ[lettersAt(view, 12)]?.(view) ?? null;

const READ: Readonly<Record<string, ReadSize>> = {
  'VP8 ': (view) => {
    const isKeyFrame = view.getUint16(23) === 0x9d01 && view.getUint8(25) === 0x2a;
    if (!isKeyFrame) return null;
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  },
  VP8L: (view) => {
    if (view.getUint8(20) !== 0x2f) return null;
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  },
  VP8X: (view) => ({ width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }),
};

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
}
