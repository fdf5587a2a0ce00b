import { type ImageSize, largestOf, lettersAt, type ReadSize } from './image-size.js';

/** The largest that any image property or track says: a grid has one for each of its tiles and one for the whole. */
export const avifSize: ReadSize = (view) =>
  largestOf(sizesIn(view, { from: 0, to: view.byteLength, depth: 0 }));

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many boxes it stands in. */
  readonly depth: number;
}

/** No box that counts stands deeper. */
const DEEPEST = 3;

/** How many bytes stand before the boxes inside. */
const CONTAINERS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0, moov: 0, trak: 0 };

function sizesIn(view: DataView, { from, to, depth }: Stretch): readonly ImageSize[] {
  const sizes: ImageSize[] = [];
  for (let at = from; at + 8 <= to; ) {
    const { type, body, end } = boxAt(view, at, to);
    const inner = CONTAINERS[type];
    if (inner !== undefined && depth < DEEPEST)
      sizes.push(...sizesIn(view, { from: body + inner, to: end, depth: depth + 1 }));
    if (type === 'ispe') sizes.push({ width: view.getUint32(body + 4), height: view.getUint32(body + 8) });
    if (type === 'tkhd') sizes.push(trackSize(view, body));
    at = end;
  }
  return sizes;
}

interface Box {
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

/** @throws RangeError when it does not fit into what it stands in */
function boxAt(view: DataView, at: number, to: number): Box {
  const [said, type] = [view.getUint32(at), lettersAt(view, at + 4)];
  const size = said === 1 ? Number(view.getBigUint64(at + 8)) : said || to - at;
  const body = at + (said === 1 ? 16 : 8);
  if (at + size < body || at + size > to) throw new RangeError(`The box ${type} ends outside`);
  return { type, body, end: at + size };
}

/** As numbers of 16.16; the times before it have four or eight bytes each. */
function trackSize(view: DataView, body: number): ImageSize {
  const at = body + (view.getUint8(body) === 1 ? 88 : 76);
  const whole = (place: number): number => Math.ceil(view.getUint32(place) / 65_536);
  return { width: whole(at), height: whole(at + 4) };
}
