import { ASSET_SCHEME } from '@auditreel/core/protocol';
import { type AssetSource, assetNamed, noAssets } from './asset-source.js';
import { closerOf, withoutBlocked } from './css-blocked.js';
import { type CssToken, cssTokens } from './css-tokens.js';
import { isFontData, isImageData } from './data-url.js';

const MAX_CSS = 4_000_000;
const MAX_NESTING = 64;
const MAX_REMEMBERED = 5_000;
const MAX_REMEMBERED_CHARS = 20_000_000;
const NOWHERE = 'url("data:,")';

/**
 * CSS that fetches nothing: read into tokens and written anew, so that no odd spelling of the input survives, and
 * with every bracket closed. It is one whole: two results put together are not safe.
 * @param assets what names in it stand for
 */
export function sanitizeCss(css: string, assets: AssetSource = noAssets): string {
  const known = rewritten.get(css);
  if (known !== undefined && isUpToDate(known, assets)) return known.safe;
  const shown = new Map<string, string | null>();
  const safe = rewrite(css.slice(0, MAX_CSS), (value) => {
    const address = pictureOrFont(value, assets);
    if (value.startsWith(ASSET_SCHEME)) shown.set(value, address);
    return address;
  });
  remember(css, { safe, shown });
  return safe;
}

interface Rewritten {
  readonly safe: string;
  /** What the names in it stood for then. */
  readonly shown: ReadonlyMap<string, string | null>;
}

/** A page's stylesheets come again with each snapshot, and its style attributes with each row. */
const rewritten = new Map<string, Rewritten>();
let remembered = 0;

/** Another player has other addresses for the same names, and a name may have got its asset since. */
function isUpToDate({ shown }: Rewritten, assets: AssetSource): boolean {
  for (const [value, address] of shown) if (pictureOrFont(value, assets) !== address) return false;
  return true;
}

function remember(css: string, result: Rewritten): void {
  remembered += css.length + result.safe.length;
  if (rewritten.size >= MAX_REMEMBERED || remembered > MAX_REMEMBERED_CHARS) {
    rewritten.clear();
    remembered = css.length + result.safe.length;
  }
  rewritten.set(css, result);
}

function pictureOrFont(value: string, assets: AssetSource): string | null {
  const asset = assetNamed(value, assets);
  return typeof asset === 'object' && /^(?:image|font)\//.test(asset.type) ? asset.url : null;
}

type Address = (value: string) => string | null;

function rewrite(css: string, addressOf: Address): string {
  const open: string[] = [];
  let safe = '';
  for (const token of withoutBlocked(cssTokens(css))) {
    const closer = closerOf(token);
    if (closer !== undefined) {
      if (open.length === MAX_NESTING) break;
      open.push(closer);
    } else if (token.type === 'char' && token.value === open.at(-1)) {
      open.pop();
    }
    safe += write(token, addressOf);
  }
  return safe + open.reverse().join('');
}

function write(token: CssToken, addressOf: Address): string {
  switch (token.type) {
    case 'space':
      return ' ';
    case 'comment':
      return '/**/';
    case 'bad':
      return '""';
    case 'char':
      return token.value;
    case 'ident':
      return identifier(token.value);
    case 'hash':
      return `#${name(token.value)}`;
    case 'number':
      return token.text + (token.unit === '%' ? '%' : identifier(token.unit));
    case 'string':
      return quoted(token.value);
    case 'url':
      return url(token.value, addressOf);
    case 'function':
      return `${identifier(token.value)}(`;
    case 'at':
      return `@${identifier(token.value)}`;
  }
}

/** Only what the recording brought along or names, or a part of the page itself. */
function url(value: string, addressOf: Address): string {
  const local = /^#[\w\-.:]{1,256}$/.test(value);
  const address = local || isImageData(value) || isFontData(value) ? value : addressOf(value);
  return address === null ? NOWHERE : `url(${quoted(address)})`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\<\p{Cc}]/gu, escapeChar)}"`;
}

function identifier(text: string): string {
  if (/^(?:--|-?[A-Za-z_])[\w-]*$/.test(text) || text === '') return text;
  return name(text).replace(/^-?\d|^-$/, (start) => start.slice(0, -1) + escapeChar(start.slice(-1)));
}

function name(text: string): string {
  return text.replace(/[^\w\-\u0080-\uffff]/g, escapeChar);
}

function escapeChar(char: string): string {
  return `\\${char.charCodeAt(0).toString(16)} `;
}
