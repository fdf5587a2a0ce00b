import { nameAddress, nameSheet, shown } from '../shown/asset-names.js';
import { maskSecretText } from './secret-text.js';

const TOKENS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/gi;
/** Inlined icons and fonts up to this size stay; they come from the style sheet, not from the person. */
const MAX_DATA_URL = 4096;
const SMALL_IMAGE = /^data:image\/(?:png|gif|jpeg|webp|svg\+xml)[;,]/i;
const MAX_KEPT = 60;

const cleaned = new Map<string, string>();

/** In another session other addresses are shown, under other names. */
export function turnNames(salt: string): void {
  shown.salt = salt;
  shown.addresses.clear();
  cleaned.clear();
}

/**
 * A style sheet as a recording may have it: cleaned and, if it is long, by name. Kept, because snapshots repeat it. Its
 * addresses are those of files for everybody, and their names without salt, so that it has one content in all sessions.
 */
export function cleanSheet(css: string, base: string): string {
  if (!base) return cleanCss(css, base);
  let clean = cleaned.get(css);
  if (clean === undefined) {
    if (cleaned.size >= MAX_KEPT) cleaned.clear();
    clean = cleanCss(css, base, '');
    cleaned.set(css, clean);
  }
  return nameSheet(clean);
}

/** CSS with names for addresses, and without secrets in its strings. */
export function cleanCss(css: string, base: string, salt: string = shown.salt): string {
  const name = (url: string): string => nameAddress(url, base, salt);
  return css.replace(TOKENS, (token, ...groups: (string | undefined)[]) => cleanToken(token, groups, name));
}

/** The same for a style attribute, where even an inlined image may be the person's own. */
export function cleanInlineStyle(style: string, base: string): string {
  return cleanCss(style, base)
    .replace(/url\([^)]*data:[^)]*\)/gi, 'none')
    .split(/(url\("asset:\w+"\))/)
    .map((part, i) => (i % 2 ? part : maskSecretText(part)))
    .join('');
}

function cleanToken(
  token: string,
  groups: readonly (string | undefined)[],
  name: (url: string) => string,
): string {
  const [double, single, bare, doubleText, singleText] = groups;
  const text = doubleText ?? singleText;
  if (text !== undefined) return JSON.stringify(maskSecretText(text)).replace(/\\\\/g, '\\');
  const url = (double ?? single ?? bare ?? '').trim();
  if (url.startsWith('#')) return `url("${url.replace(/[^#\w-]/g, '')}")`;
  if (!/^data:/i.test(url)) return `url("${name(url)}")`;
  const stays =
    url.length <= MAX_DATA_URL && SMALL_IMAGE.test(url) && maskSecretText(decode(url)) === decode(url);
  return stays ? token : 'none';
}

/** Only SVG text can hide a secret from a look at its letters; base64 is looked at as it is. */
function decode(url: string): string {
  try {
    const [, head = '', data = ''] = /^([^,]*),(.*)$/s.exec(url) ?? [];
    if (!/svg/i.test(head)) return '';
    return (/base64/i.test(head) ? atob(data) : decodeURIComponent(data)).replace(
      /https?:\/\/www\.w3\.org\/\S*/g,
      '',
    );
  } catch {
    return '';
  }
}
