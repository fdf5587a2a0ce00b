import { type Fields, isFields, isId, textOf } from './check.js';
import type { RecordedPage } from './recorded-page.js';
import type { SafeAttributes } from './sanitize-attributes.js';

const MAX_LENGTH = 300_000;
const PICTURE = /^data:image\/(?:webp|png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/;
/** Nothing to see, until the first picture comes. */
const EMPTY = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`;
const SIZE = { width: '300', height: '150' };

/** An image in place of a canvas, of its size. */
export function canvasAttributes(attributes: SafeAttributes): SafeAttributes {
  const { rr_dataURL: first = EMPTY, ...own } = attributes;
  return { ...SIZE, ...own, src: first };
}

/** A picture of a canvas as the change of an image: null for what is no picture, or for a node that is no canvas. */
export function canvasPicture(
  { payload }: Fields,
  { pictures }: RecordedPage,
): Record<string, unknown> | null {
  if (!isFields(payload) || !isId(payload.id) || pictures.get(payload.id)?.kind !== 'canvas') return null;
  const src = textOf(payload.image, MAX_LENGTH + 1);
  if (src.length > MAX_LENGTH || !PICTURE.test(src)) return null;
  const attributes = [{ id: payload.id, attributes: { src } }];
  return { source: 0, adds: [], removes: [], texts: [], attributes };
}
