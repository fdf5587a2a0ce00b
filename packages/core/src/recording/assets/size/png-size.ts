import { lettersAt, type ReadSize } from './image-size.js';

/** The header is always the first chunk. */
export const pngSize: ReadSize = (view) =>
  lettersAt(view, 12) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
