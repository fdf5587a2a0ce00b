import type { Fields } from './check.js';
import { type ImageFacts, imageFacts, imageSource } from './picture-nodes.js';
import type { RecordedPage } from './recorded-page.js';

const CONCERNED = ['rr_asset', 'rr_natural', 'alt', 'src'];
/** So that CSS finds an image with a `src`, as it was. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const NO_PICTURE = { src: null, srcset: null };

interface AttributeChange {
  readonly id: number;
  readonly attributes: Fields;
  /** What of them is let through. */
  readonly safe: Fields;
}

/**
 * What a change makes an image show. It stands in `srcset`, which images alone read: whatever a recording has made of the id
 * meanwhile, nothing but an image loads it.
 */
export function pictureChange(change: AttributeChange, { pictures, assets }: RecordedPage): Fields {
  const { id, attributes, safe } = change;
  const before = pictures.get(id);
  if (before?.kind !== 'image' || !CONCERNED.some((name) => name in attributes)) return {};
  const after = { ...factsAfter(change, before), hasOwnSource: hasOwnSource(change, before.hasOwnSource) };
  pictures.set(id, { kind: 'image', ...after });
  if (after.hasOwnSource) return typeof safe.src === 'string' ? { srcset: null } : {};
  const source = imageSource(after, assets);
  return source === null ? NO_PICTURE : { src: PIXEL, srcset: source };
}

/** An image that gets an address or a size, or loses its address, and no name with it, is no longer the one that was named. */
function factsAfter({ attributes, safe }: AttributeChange, before: ImageFacts): ImageFacts {
  const isAnother = safe.src !== undefined || 'rr_natural' in attributes;
  const isNamed = typeof attributes.rr_asset === 'string';
  return imageFacts(attributes, isAnother && !isNamed ? { ...before, asset: '', natural: '' } : before);
}

function hasOwnSource({ attributes, safe }: AttributeChange, before: boolean): boolean {
  if (typeof attributes.rr_asset === 'string' || safe.src === null) return false;
  return before || typeof safe.src === 'string';
}
