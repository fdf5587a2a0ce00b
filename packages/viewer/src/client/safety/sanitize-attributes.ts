import type { AssetSource } from './asset-source.js';
import { CLOBBERING_IDS, CSS_ATTRIBUTES, PLAIN_ATTRIBUTES } from './attribute-names.js';
import type { Fields } from './check.js';
import { isImageData, isMediaData, isRasterData } from './data-url.js';
import { sanitizeCss } from './sanitize-css.js';
import { dropsChildren } from './tag-names.js';

export type SafeValue = string | number | true;
export type SafeAttributes = Record<string, SafeValue>;

const MAX_NAMES = 300;
const MAX_VALUE = 1_000_000;
const FREE_NAME = /^(?:data|aria)-[a-z0-9_.-]{1,100}$/;
const LENGTH = /^\d{1,6}(?:\.\d{1,6})?(?:px)?$/;
/** At worst, on an image, it names the viewer's own page, which has no effect and which the policy blocks. */
const FRAGMENT = /^#[^\s]{1,256}$/;
const ADDRESS: ReadonlySet<string> = new Set(['src', 'href', 'xlink:href']);
const SHOWS_IMAGE: ReadonlySet<string> = new Set(['img', 'image', 'feimage']);
const MOVED = /^(?:transform|gradienttransform|patterntransform)$/i;
const NUMBERS: ReadonlySet<string> = new Set(['rr_scrollLeft', 'rr_scrollTop']);

/** The attributes of an element whose tag is known: a snapshot's or an added node's. */
export function sanitizeAttributes(tagName: string, attributes: Fields, assets: AssetSource): SafeAttributes {
  const safe = eachSafe(attributes, (name, value) => ofTag(tagName, { name, value, assets }));
  if (tagName !== 'animatetransform') return safe;
  const [, moved] = Object.entries(safe).find(([name]) => name.toLowerCase() === 'attributename') ?? [];
  return typeof moved === 'string' ? safe : {};
}

/** The attributes of an element of which only the id is known: safe on every tag that is ever rebuilt. */
export function sanitizeAnyAttributes(attributes: Fields, assets: AssetSource): SafeAttributes {
  return eachSafe(attributes, (name, value) => ofAnyTag({ name, value, assets }));
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly assets: AssetSource;
}

function eachSafe(attributes: Fields, check: (name: string, value: string) => string | null): SafeAttributes {
  const safe: SafeAttributes = {};
  for (const [name, value] of Object.entries(attributes).slice(0, MAX_NAMES)) {
    const checked = name.startsWith('rr_') ? ofReplayer(name, value) : checkText(name, value, check);
    if (checked !== null) safe[name] = checked;
  }
  return safe;
}

function checkText(
  name: string,
  value: unknown,
  check: (name: string, value: string) => string | null,
): SafeValue | null {
  if (value === true) return PLAIN_ATTRIBUTES.has(name) ? true : null;
  return typeof value === 'string' || typeof value === 'number' ? check(name, String(value)) : null;
}

function ofTag(tagName: string, attribute: Attribute): string | null {
  const { name, value } = attribute;
  const lower = name.toLowerCase();
  if (tagName === 'meta') return lower === 'charset' ? value.slice(0, 20) : null;
  if (dropsChildren(tagName) && !/^(?:class|id|style)$/.test(lower)) return null;
  if (tagName === 'iframe' && lower === 'src') return null;
  if (tagName === 'slot' && lower === 'name') return value.slice(0, 256);
  if (tagName === 'animatetransform' && lower === 'attributename') return MOVED.test(value) ? value : null;
  if (SHOWS_IMAGE.has(tagName) && ADDRESS.has(lower)) return isImageData(value) ? value : null;
  // a link looks like one as long as it leads somewhere, be it nowhere
  if ((tagName === 'a' || tagName === 'area') && ADDRESS.has(lower)) return '#';
  return ofAnyTag(attribute);
}

function ofAnyTag({ name, value, assets }: Attribute): string | null {
  const lower = name.toLowerCase();
  if (PLAIN_ATTRIBUTES.has(lower) || FREE_NAME.test(lower)) return value.slice(0, MAX_VALUE);
  if (CSS_ATTRIBUTES.has(lower)) return sanitizeCss(value.slice(0, MAX_VALUE), assets);
  switch (lower) {
    case 'id':
      return CLOBBERING_IDS.has(value) ? null : value.slice(0, 1_000);
    case 'name':
      return `r-${value.slice(0, 256)}`;
    case 'src':
      return isRasterData(value) || isMediaData(value) ? value : null;
    case 'poster':
      return isRasterData(value) ? value : null;
    case 'href':
    case 'xlink:href':
      return FRAGMENT.test(value) || isRasterData(value) ? value : null;
    case 'xmlns':
      return /^http:\/\/www\.w3\.org\/[\w/]{1,40}$/.test(value) ? value : null;
    default:
      return null;
  }
}

/** What the recorder says in names of its own, and the replayer acts upon. */
function ofReplayer(name: string, value: unknown): SafeValue | null {
  if (NUMBERS.has(name)) return typeof value === 'number' && Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  switch (name) {
    case 'rr_width':
    case 'rr_height':
      return LENGTH.test(value) ? value : null;
    case 'rr_dataURL':
      return isRasterData(value) ? value : null;
    case 'rr_open_mode':
      return value === 'modal' || value === 'non-modal' ? value : null;
    default:
      return null;
  }
}
