import { type AssetSource, assetNamed } from './asset-source.js';
import { type Fields, MAX_ID, textOf } from './check.js';
import type { SafeElement } from './safe-node.js';
import { sanitizeCss } from './sanitize-css.js';

/** The whole text of a sheet that stands beside the recording. */
const NAMED = /^asset:[a-z0-9]+$/;

/**
 * A stylesheet stands in a wrapper that has its id, under an id that no recorded event can name. So text that an
 * event puts into the stylesheet lands in the wrapper, where it is no CSS, and rules are sent on by us alone.
 */
export function hiddenStyleId(id: number): number {
  return id + MAX_ID + 1;
}

export function styleWrapper(id: number): SafeElement {
  const attributes = { style: 'display:none!important' };
  return { type: 2, tagName: 'ar-style', attributes, childNodes: [], id };
}

/** The stylesheet inside the wrapper, from the attributes of a `style` or `link`. */
export function hiddenStyle(id: number, attributes: Fields, assets: AssetSource): SafeElement {
  return {
    type: 2,
    tagName: 'style',
    attributes: styleAttributes(attributes, assets),
    childNodes: [],
    id: hiddenStyleId(id),
  };
}

/** What of an element's attributes concerns the stylesheet, whatever the element is. */
export function styleAttributes(attributes: Fields, assets: AssetSource): Record<string, string> {
  const { _cssText: css, media } = attributes;
  return {
    ...(typeof media === 'string' ? { media: textOf(media, 1_000) } : {}),
    ...(typeof css === 'string' ? { _cssText: sanitizeCss(sheetText(css, assets), assets) } : {}),
  };
}

function sheetText(css: string, assets: AssetSource): string {
  if (!NAMED.test(css)) return css;
  const sheet = assetNamed(css, assets);
  return typeof sheet === 'string' ? sheet : '';
}
