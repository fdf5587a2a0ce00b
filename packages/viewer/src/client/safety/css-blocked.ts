import { SAFE_AT_RULES, SAFE_FUNCTIONS } from './css-names.js';
import type { CssToken } from './css-tokens.js';

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** What closes the bracket that this token opens. */
export function closerOf(token: CssToken): string | undefined {
  if (token.type === 'function') return ')';
  return token.type === 'char' ? CLOSERS.get(token.value) : undefined;
}

/** Leaves out functions and at-rules that are not known to fetch nothing, with all that is in them. */
export function* withoutBlocked(tokens: Iterator<CssToken>): Generator<CssToken> {
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value;
    if (token.type === 'function' && !SAFE_FUNCTIONS.has(token.value.toLowerCase())) {
      skipBlock(tokens, ')');
      yield { type: 'function', value: 'ar-blocked' };
      yield { type: 'char', value: ')' };
    } else if (token.type === 'at' && !SAFE_AT_RULES.has(token.value.toLowerCase())) {
      yield skipAtRule(tokens);
    } else {
      yield token;
    }
  }
}

function skipBlock(tokens: Iterator<CssToken>, closer: string): void {
  const open = [closer];
  while (open.length > 0) {
    const next = tokens.next();
    if (next.done) return;
    const inner = closerOf(next.value);
    if (inner !== undefined) open.push(inner);
    else if (next.value.type === 'char' && next.value.value === open.at(-1)) open.pop();
  }
}

/** Up to its `;` or the end of its block; the closing bracket around it is left to be written. */
function skipAtRule(tokens: Iterator<CssToken>): CssToken {
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value;
    const closer = closerOf(token);
    if (closer !== undefined) skipBlock(tokens, closer);
    if (closer === '}') break;
    if (token.type === 'char' && token.value === ';') break;
    if (token.type === 'char' && token.value === '}') return token;
  }
  return { type: 'space' };
}
