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
 */
export function sanitizeCss(css: string): string {
  const known = rewritten.get(css);
  if (known !== undefined) return known;
  const safe = rewrite(css.slice(0, MAX_CSS));
  remember(css, safe);
  return safe;
}

/** A page's stylesheets come again with each snapshot, and its style attributes with each row. */
const rewritten = new Map<string, string>();
let remembered = 0;

function remember(css: string, safe: string): void {
  remembered += css.length + safe.length;
  if (rewritten.size >= MAX_REMEMBERED || remembered > MAX_REMEMBERED_CHARS) {
    rewritten.clear();
    remembered = css.length + safe.length;
  }
  rewritten.set(css, safe);
}

function rewrite(css: string): string {
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
    safe += write(token);
  }
  return safe + open.reverse().join('');
}

function write(token: CssToken): string {
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
      return url(token.value);
    case 'function':
      return `${identifier(token.value)}(`;
    case 'at':
      return `@${identifier(token.value)}`;
  }
}

/** Only what the recording brought along, or a part of the page itself. */
function url(value: string): string {
  const local = /^#[\w\-.:]{1,256}$/.test(value);
  return local || isImageData(value) || isFontData(value) ? `url(${quoted(value)})` : NOWHERE;
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
