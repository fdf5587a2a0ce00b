import { maskSecrets } from '@auditreel/core/protocol';
import { nameAddress, shown } from '../shown/asset-names.js';
import { cleanInlineStyle, cleanSheet } from './css.js';
import type { Fields } from './fields.js';
import { maskOf } from './mask.js';
import type { Region } from './region.js';
import { CALM, maskSecretText } from './secret-text.js';
import { reduceUrl } from './urls.js';

/** An attribute's value as rrweb records it. */
export type AttributeValue = string | number | boolean | null | Readonly<Record<string, unknown>>;

/** The element an attribute is on. */
export interface Holder {
  readonly tag: string;
  readonly type: string;
  readonly region: Region;
  /** Whether it is a field whose value must never be shown. */
  readonly secret: boolean;
  /** Whether it is being typed into. */
  readonly focused: boolean;
  readonly base: string;
  /** An image, as the page has it. */
  readonly image: HTMLImageElement | null;
  readonly fields: Pick<Fields, 'known' | 'echo'>;
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Layout and state; nothing that holds an app's own words. */
const LAYOUT = set(
  'width height colspan rowspan span align valign dir lang disabled checked multiple size rows cols open hidden ' +
    'readonly start reversed media charset border cellpadding cellspacing bgcolor color face wrap ' +
    'contenteditable rr_width rr_height rr_scrollleft rr_scrolltop rr_open_mode ' +
    'xmlns viewbox fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray ' +
    'stroke-dashoffset stroke-opacity stroke-miterlimit x y x1 x2 y1 y2 cx cy r rx ry dx dy offset opacity transform ' +
    'gradientunits gradienttransform stop-color stop-opacity clip-path mask preserveaspectratio text-anchor ' +
    'dominant-baseline font-size font-family font-weight patternunits filter vector-effect',
);
/** What style sheets ask for; one short word. */
const STATE: RegExp =
  /^(?:role|aria-(?:expanded|selected|checked|hidden|current|disabled|pressed|invalid)|data-(?:state|theme|orientation|side|align|disabled|open|mode|active|selected))$/;
const DRAWING = set('d points');
const WORDS = set('placeholder title alt aria-label label');
const DRAWN = /^[MLHVCSQTAZE\d\s.,+-]*$/i;
/** A QR code drawn as one path: hundreds of axis-parallel steps and no curve. */
const isQrPath = (path: string): boolean =>
  !/[CSQTA]/i.test(path) && (path.match(/[MHVZ]/gi) ?? []).length > 80;
const BUTTONS = /^(?:submit|button|reset|image)$/;
const MAX_VALUE = 200;
const URL_TAGS = /^(?:a|area)$/;
const MAX_KEPT = 500;

/** Cleaned classes, by what was given: pages repeat them, and nothing else decides about them. */
const cleaned = new Map<string, string>();

/** An attribute as it may leave the page, or undefined when it may not. */
export function cleanAttribute(
  name: string,
  value: AttributeValue,
  holder: Holder,
): AttributeValue | undefined {
  const { tag, type, region, base, fields } = holder;
  const pictureBase = showsPictures(region) ? base : '';
  if (tag === 'input' && type === 'hidden') return name === 'type' ? value : undefined;
  if (tag === 'meta') return name === 'charset' ? value : undefined;
  if (name === 'style') return cleanStyle(value, pictureBase);
  if (name === '_cssText') return cleanSheet(String(value), pictureBase);
  if (name === 'value') return cleanValue(value, holder);
  if (name === 'class' || name === 'id' || name === 'for') return cleanName(name, value);
  if (name === 'type') return cleanType(value, holder);
  if (name === 'selected') return region.shows === 'everything' ? value : undefined;
  if (name === 'checked' && region.shows === 'nothing') return undefined;
  if (/(?:^|:)href$/.test(name)) return cleanHref(value, tag, base);
  if (DRAWING.has(name)) return cleanDrawing(value, region);
  if (WORDS.has(name)) {
    const isShown = region.shows === 'everything' || (name === 'alt' && tag === 'img' && pictureBase);
    const suspicion = { ...CALM, known: fields.known(), echo: fields.echo() };
    return isShown ? maskSecretText(String(value ?? ''), suspicion) : undefined;
  }
  if (STATE.test(name)) return /^[a-z-]{0,14}$/.test(String(value ?? '')) ? value : undefined;
  if (!LAYOUT.has(name.toLowerCase()) || (tag === 'rect' && region.shows === 'nothing')) return undefined;
  return typeof value === 'string' ? cleanShort(value, base) : value;
}

/** What an image's address becomes: the name of what it shows, and its own size, by which the page is laid out. */
export function pictureOf({ image, region, base }: Holder): Readonly<Record<string, string>> {
  if (!image || !shown.salt) return {};
  const { currentSrc, src, naturalWidth, naturalHeight } = image;
  const name = showsPictures(region) && nameAddress(currentSrc || src, base, shown.salt);
  return {
    ...(name && { rr_asset: name }),
    ...(naturalWidth && { rr_natural: `${naturalWidth}x${naturalHeight}` }),
  };
}

/** Whether pictures there may leave the page: not what somebody edits, nor what may be a code to scan. */
export function showsPictures(region: Region): boolean {
  return region.shows !== 'nothing' && !region.close && !region.field;
}

/** A value of few letters, among which an address or a secret has no place. */
function cleanShort(value: string, base: string): string | undefined {
  return value.length > MAX_VALUE ? undefined : cleanInlineStyle(value, base);
}

function cleanValue(
  value: AttributeValue,
  { tag, type, region, secret, focused }: Holder,
): string | undefined {
  const text = String(value ?? '');
  if (/^(?:li|progress|meter)$/.test(tag)) return /^[\d.]{0,8}$/.test(text) ? text : undefined;
  if (!/^(?:input|textarea|select)$/.test(tag) || /^(?:checkbox|radio|file)$/.test(type)) return undefined;
  if (secret || focused || region.shows !== 'everything') return maskOf(text);
  return BUTTONS.test(type) || tag !== 'select' ? maskSecretText(text) : undefined;
}

/** Classes and ids name styles, and a label its field; what looks like a secret is left out. A class may look like a hash: many are. */
function cleanName(name: string, value: AttributeValue): string | undefined {
  const text = String(value ?? '');
  if (name === 'class') return cleanClasses(text);
  return maskSecretText(text) === text && text.length < 65 ? text : undefined;
}

function cleanClasses(text: string): string {
  let clean = cleaned.get(text);
  if (clean === undefined) {
    if (cleaned.size >= MAX_KEPT) cleaned.clear();
    clean = text
      .split(/\s+/)
      .filter((word) => word.length < 65 && maskSecrets(word, 'everywhere', () => '') === word)
      .join(' ');
    cleaned.set(text, clean);
  }
  return clean;
}

/** A mask would not show in a field for numbers or dates. */
function cleanType(value: AttributeValue, { tag, region }: Holder): AttributeValue {
  const isTyped = /^(?:number|date|datetime-local|month|week|time|color)$/i.test(String(value));
  if (tag === 'input' && isTyped && region.shows !== 'everything') return 'text';
  return /^[a-z/-]{0,30}$/i.test(String(value)) ? value : '';
}

function cleanHref(value: AttributeValue, tag: string, base: string): string | undefined {
  const url = String(value ?? '');
  if (URL_TAGS.test(tag)) return reduceUrl(url, base);
  return /^#[\w-]{0,40}$/.test(url) ? url : undefined;
}

function cleanDrawing(value: AttributeValue, region: Region): string | undefined {
  const path = String(value ?? '');
  if (region.shows === 'nothing' || !DRAWN.test(path) || isQrPath(path)) return undefined;
  return path;
}

/** A style as text, or as rrweb's object of changed properties. */
function cleanStyle(value: AttributeValue, base: string): AttributeValue {
  if (typeof value === 'string') return cleanInlineStyle(value, base);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, change]) => [name, cleanChange(change, base)]));
}

function cleanChange(change: unknown, base: string): unknown {
  if (typeof change === 'string') return cleanInlineStyle(change, base);
  if (!Array.isArray(change)) return change;
  return change.map((part: unknown) => (typeof part === 'string' ? cleanInlineStyle(part, base) : part));
}
