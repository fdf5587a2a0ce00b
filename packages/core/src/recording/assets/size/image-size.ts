/** Width and height, pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Reads what an image says of its size; null: it cannot be read. */
export type ReadSize = (view: DataView) => ImageSize | null;

/** The size of whatever holds all of them; null when there is none. */
export function largestOf(sizes: readonly ImageSize[]): ImageSize | null {
  if (sizes.length === 0) return null;
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
}

/** Four letters at a place. */
export function lettersAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((next) => view.getUint8(at + next)));
}
