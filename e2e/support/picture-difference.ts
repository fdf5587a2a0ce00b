import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** A part of a picture that is not looked at: what it shows is masked. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The share of pixels, 0 to 1, that differ between two PNGs of one size, outside of some boxes. */
export function pictureDifference(one: Buffer, other: Buffer, masked: readonly Box[] = []): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`One is ${a.width} × ${a.height}, the other ${b.width} × ${b.height}.`);
  }
  for (const box of masked) for (const png of [a, b]) blank(png, box);
  const differing = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
  return differing / (a.width * a.height);
}

function blank(png: PNG, box: Box): void {
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(png.height, box.y + box.height); y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(png.width, box.x + box.width); x++) {
      png.data.fill(0, (y * png.width + x) * 4, (y * png.width + x) * 4 + 4);
    }
  }
}
