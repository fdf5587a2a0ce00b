import { routeOf, SECRET_SHAPES } from '@auditreel/core/protocol';
import { maskRanges, type Range } from './mask.js';

/** How closely text is looked at. */
export interface Suspicion {
  /** Values of secret fields on this page: masked wherever they turn up. */
  readonly known: readonly string[];
  /** What is being typed into a masked field: masked where it is repeated; a plain word only where it stands alone. */
  readonly echo: string | null;
  /** Text in code, or near words like "recovery codes": everything that isn't a word is masked. */
  readonly close: boolean;
  /** Text that is still growing: its last word may be the beginning of a key. */
  readonly growing: boolean;
}

/** No reason to look closer. */
export const CALM: Suspicion = { known: [], echo: null, close: false, growing: false };

interface PageShape {
  readonly pattern: RegExp;
  /** Which group is the secret; 0 is all of it. */
  readonly group: number;
  readonly check?: (match: string) => boolean;
}

const mixed = (text: string): boolean => /\d/.test(text) && /[a-z]/i.test(text);
const alternating = (text: string): boolean => (text.match(/\d[a-z]|[a-z]\d/gi) ?? []).length > 2;

/** Shapes that are too eager for records, but not for what leaves a browser. */
const PAGE_SHAPES: readonly PageShape[] = [
  // the beginning of a key, before it is long enough to be known as one
  {
    pattern:
      /\b(?:(?:sk|pk|rk)[_-](?:live|test)|gh[oprsu]_|github_pat|glpat-|xox[a-z]-|AKIA|ASIA|AIza|whsec_|eyJ[\w-]{3}|otpauth:)\S*/g,
    group: 0,
  },
  { pattern: /\bhttps?:\/\/[^\s/?#]+([/?#][^\s<>"']+)/gi, group: 1, check: (path) => routeOf(path) !== path },
  { pattern: /[?&#;][\w.[\]-]{1,40}=([^\s&;]{3,})/g, group: 1 },
  { pattern: /\/([\w.~-]{6,})/g, group: 1, check: mixed },
  {
    pattern:
      /\b(?:password|passwort|passcode|pass ?phrase|pin|otp|code|token|secret|key)\b(?:\s+(?:is|ist))?\s*[:=]?\s*(\S{4,})/gi,
    group: 1,
    check: (value) => /\d/.test(value),
  },
  { pattern: /\b[a-z0-9]{8,}\b/gi, group: 0, check: alternating },
  { pattern: /\b(?:[A-Z2-7]{16,}|[A-Z2-7]{4}(?: [A-Z2-7]{4}){3,})/gi, group: 0, check: isBase32 },
];

const CLOSE_SHAPES: readonly PageShape[] = [
  { pattern: /[^\s,;]{4,}/g, group: 0, check: (token) => /\d/.test(token) || /^[A-Z]{6,}$/.test(token) },
];

/** Plain words and short numbers, in which no shape finds anything: most text, not to be looked at seventeen times. */
const HARMLESS = /^(?:[A-Za-z][a-z]{0,19}(?!\w)|\d{1,3}(?!\w)|[\s.,!?'()])*$/;
/** Dates, prices, numbers: every shape but a card's and a key's of digits wants a letter or an equals sign. */
const FEW_DIGITS = /^(?!(?:\D*\d){13})[^a-z=]*$/i;
const FIVE_DIGITS = /\d(?:[^a-z\d]*\d){4}/i;
const PLAIN = /^(?:[A-Za-z]?[a-z]{0,19}|\d{1,4})[.,:;!?)]?$/;
const MAX_TEXT = 200_000;

/** Where a text holds what must not leave the page. */
export function secretRanges(text: string, suspicion: Suspicion = CALM): readonly Range[] {
  if (suspicion.echo && text.trim() === suspicion.echo) return [[0, text.length]];
  if (text.length < 3) return [];
  if (text.length > MAX_TEXT) return [[0, text.length]];
  const ranges: Range[] = [];
  if (!FEW_DIGITS.test(text) && (!HARMLESS.test(text) || FIVE_DIGITS.test(text))) {
    for (const { pattern, check } of SECRET_SHAPES) collect(text, { pattern, group: 0, check }, ranges);
    for (const shape of PAGE_SHAPES) collect(text, shape, ranges);
  }
  if (suspicion.close) for (const shape of CLOSE_SHAPES) collect(text, shape, ranges);
  for (const value of suspicion.known) collectKnown(text, value, ranges);
  const { echo } = suspicion;
  if (echo && echo.length > 2 && !PLAIN.test(echo)) collectKnown(text, echo, ranges);
  if (suspicion.growing) collectLastWord(text, ranges);
  return ranges;
}

/** The text with its secrets masked. */
export function maskSecretText(text: string, suspicion: Suspicion = CALM): string {
  return maskRanges(text, secretRanges(text, suspicion));
}

/** Texts that stand in a row, masked together: a secret may be spread over several nodes. */
export function maskTogether(texts: readonly string[], suspicion: Suspicion): readonly string[] {
  const found = secretRanges(texts.join(''), suspicion);
  if (found.length === 0) return texts;
  let offset = 0;
  return texts.map((text) => {
    const from = offset;
    offset += text.length;
    const own = found
      .map(([start, end]): Range => [Math.max(0, start - from), Math.min(text.length, end - from)])
      .filter(([start, end]) => end > start);
    return maskRanges(text, own);
  });
}

/** What may be shown of a field that is being typed into: plain words and short numbers. */
export function maskTyping(text: string): string {
  return maskSecretText(text).replace(/\S+/g, (word) => (PLAIN.test(word) ? word : maskOfWord));
}

const maskOfWord = maskRanges('x', [[0, 1]]);

function collect(
  text: string,
  {
    pattern,
    group,
    check,
  }: { pattern: RegExp; group: number; check?: ((match: string) => boolean) | undefined },
  ranges: Range[],
): void {
  // matchAll() would copy the pattern each time.
  text.replace(pattern, (...found: unknown[]) => {
    const secret = String(found[group] ?? '');
    if (check && !check(secret)) return '';
    const start = Number(found.at(-2)) + String(found[0]).lastIndexOf(secret);
    ranges.push([start, start + secret.length]);
    return '';
  });
}

function collectKnown(text: string, value: string, ranges: Range[]): void {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    ranges.push([at, at + value.length]);
  }
}

function collectLastWord(text: string, ranges: Range[]): void {
  const word = /\S+$/.exec(text);
  if (word && word[0].length > 4 && !PLAIN.test(word[0])) ranges.push([word.index, text.length]);
}

function isBase32(match: string): boolean {
  return match.includes(' ') ? /\d/.test(match) : match === match.toUpperCase() || /\d/.test(match);
}
