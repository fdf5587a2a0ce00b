import type { AssetSource } from './asset-source.js';
import { type Fields, isFields, isId, listOf, mapSafe, numberOf, textOf } from './check.js';
import { isFontData } from './data-url.js';
import { hiddenStyleId } from './hidden-style.js';
import { sanitizeCss } from './sanitize-css.js';

const MAX_RULES = 50_000;
const FONT_BYTES = /^\[[\d,\s]{1,8000000}\]$/;
const FONT_FAMILY = /^[\w\s"',.-]{1,200}$/;
const FONT_DESCRIPTORS = [
  'style',
  'weight',
  'stretch',
  'unicodeRange',
  'variant',
  'featureSettings',
  'display',
];

type Data = Record<string, unknown>;

/** Rules inserted and deleted through CSSOM. */
export function sanitizeStyleSheetRule(data: Fields, assets: AssetSource): Data | null {
  const sheet = sheetOf(data);
  if (!sheet) return null;
  return {
    source: 8,
    ...sheet,
    ...(Array.isArray(data.adds) ? { adds: addsOf(data.adds, assets) } : {}),
    ...(Array.isArray(data.removes) ? { removes: mapSafe(listOf(data.removes, MAX_RULES), removeOf) } : {}),
    ...(typeof data.replace === 'string' ? { replace: sanitizeCss(data.replace, assets) } : {}),
    ...(typeof data.replaceSync === 'string' ? { replaceSync: sanitizeCss(data.replaceSync, assets) } : {}),
  };
}

/** One declaration set or removed through CSSOM. */
export function sanitizeStyleDeclaration(data: Fields, assets: AssetSource): Data | null {
  const sheet = sheetOf(data);
  const index = indexOf(data.index);
  if (!sheet || !Array.isArray(index)) return null;
  const { set, remove } = data;
  return {
    source: 13,
    ...sheet,
    index,
    ...(isFields(set) ? { set: declaration(set, assets) } : {}),
    ...(isFields(remove) ? { remove: { property: textOf(remove.property, 200) } } : {}),
  };
}

/** Constructed stylesheets of a document or a shadow root. */
export function sanitizeAdoptedStyleSheet(data: Fields, assets: AssetSource): Data | null {
  if (!isId(data.id) || !Array.isArray(data.styleIds)) return null;
  const styles = mapSafe(listOf(data.styles, 1_000), (style) =>
    isFields(style) && isId(style.styleId)
      ? { styleId: style.styleId, rules: addsOf(listOf(style.rules, MAX_RULES), assets) }
      : null,
  );
  return { source: 15, id: data.id, styleIds: listOf(data.styleIds, 1_000).filter(isId), styles };
}

/** A font that the page made: its bytes, or a `data:` address. */
export function sanitizeFont(data: Fields): Data | null {
  const { family, fontSource, buffer, descriptors } = data;
  if (typeof family !== 'string' || !FONT_FAMILY.test(family) || typeof fontSource !== 'string') return null;
  const source = buffer === true ? fontBytes(fontSource) : fontAddress(fontSource);
  if (source === null) return null;
  const described = isFields(descriptors) ? { descriptors: describe(descriptors) } : {};
  return { source: 10, family, fontSource: source, buffer: buffer === true, ...described };
}

function fontBytes(source: string): string | null {
  return FONT_BYTES.test(source) ? source : null;
}

function fontAddress(source: string): string | null {
  const address = /^\s*url\(\s*(["']?)([^"'()\\]+)\1\s*\)\s*$/.exec(source)?.[2];
  return address !== undefined && isFontData(address) ? `url("${address}")` : null;
}

function describe(descriptors: Fields): Record<string, string> {
  return Object.fromEntries(
    FONT_DESCRIPTORS.flatMap((name) => {
      const value = descriptors[name];
      return typeof value === 'string' ? [[name, sanitizeCss(value.slice(0, 1_000))]] : [];
    }),
  );
}

/** A sheet is named by its element, which we have moved, or by an id of its own. */
function sheetOf(data: Fields): Data | null {
  if (isId(data.styleId)) return { styleId: data.styleId };
  return isId(data.id) ? { id: hiddenStyleId(data.id) } : null;
}

function addsOf(adds: readonly unknown[], assets: AssetSource): Data[] {
  return mapSafe(adds.slice(0, MAX_RULES), (add) => {
    if (!isFields(add) || typeof add.rule !== 'string') return null;
    const index = indexOf(add.index);
    return { rule: sanitizeCss(add.rule, assets), ...(index === null ? {} : { index }) };
  });
}

function removeOf(remove: unknown): Data | null {
  const index = isFields(remove) ? indexOf(remove.index) : null;
  return index === null ? null : { index };
}

function indexOf(index: unknown): number | number[] | null {
  if (Array.isArray(index)) return index.length === 0 ? null : index.slice(0, 50).map((i) => numberOf(i));
  return typeof index === 'number' ? numberOf(index) : null;
}

function declaration(set: Fields, assets: AssetSource): Data {
  return {
    property: textOf(set.property, 200),
    value: typeof set.value === 'string' ? sanitizeCss(set.value, assets) : null,
    priority: set.priority === 'important' ? 'important' : '',
  };
}
