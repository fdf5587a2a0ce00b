import { ASSET_SCHEME } from '@auditreel/core/protocol';

/** What this page's recording names, for whoever brings the content to the server. */
export interface Shown {
  /** Addresses of images and fonts by name. */
  readonly addresses: Map<string, string>;
  /** Cleaned style sheets by name. */
  readonly sheets: Map<string, string>;
  /** Of each session, by its id and the name: what the server holds for it. */
  readonly stored: Set<string>;
  /** Known to this browser and the server alone: nobody who reads a recording can try addresses out. Empty: nothing is named. */
  salt: string;
}

/** Of this page; names are the same for the same content, so that one table does for everything in it. */
export const shown: Shown = { addresses: new Map(), sheets: new Map(), stored: new Set(), salt: '' };

/** A shorter sheet weighs no more than its name and an upload. */
const MIN_SHEET = 2000;
const MAX_SHEETS = 100;
const MAX_KEPT = 500;

/** An address as a recording may have it: by a name that says nothing of it. Without a base, nothing is named. */
export function nameAddress(url: string, base: string, salt: string): string {
  if (!base || !shown.salt) return '';
  try {
    const { href, protocol } = new URL(url, base);
    if (!/^https?:$/.test(protocol)) return '';
    return ASSET_SCHEME + keep(shown.addresses, `u${hash(salt + href)}`, href);
  } catch {
    return '';
  }
}

/** A style sheet by name; a short one stays as it is, and those of a page that goes on making new ones. */
export function nameSheet(css: string): string {
  const name = `c${hash(css)}`;
  const stays =
    css.length < MIN_SHEET || !shown.salt || (shown.sheets.size > MAX_SHEETS && !shown.sheets.has(name));
  return stays ? css : ASSET_SCHEME + keep(shown.sheets, name, css);
}

/** The JSON of a session's events, with those sheets in it that the server does not hold. */
export function withUnstoredSheets(json: string, sessionId: string): string {
  return json.replace(/"asset:(c\w+)"/g, (named, name: string) => {
    const css = shown.sheets.get(name);
    return css === undefined || shown.stored.has(sessionId + name) ? named : JSON.stringify(css);
  });
}

function keep(names: Map<string, string>, name: string, value: string): string {
  names.delete(name);
  if (names.size >= MAX_KEPT) names.delete(names.keys().next().value ?? '');
  names.set(name, value);
  return name;
}

/** 53 bits (cyrb53): not to be trusted, but the server knows each session's names apart. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
