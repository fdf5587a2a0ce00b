import type { ReadSize } from './image-size.js';

/**
 * In the first frame header, wherever among the segments it stands. FF 00 is no marker: a decoder looks for the next one
 * inside what would be passed over here.
 */
export const jpegSize: ReadSize = (view) => {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === NO_MARKER || marker === START_OF_SCAN) return null;
    if (marker === 0xff) at += 1;
    else at += isAlone(marker) ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
};

const NO_MARKER = 0x00;
const START_OF_SCAN = 0xda;

/** SOF0 to SOF15; three codes of that range are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Without a length behind it. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}
