/** A token of CSS Syntax Level 3, with escapes decoded. */
export type CssToken =
  | { readonly type: 'ident' | 'function' | 'at' | 'hash' | 'string' | 'url'; readonly value: string }
  | { readonly type: 'number'; readonly text: string; readonly unit: string }
  | { readonly type: 'char'; readonly value: string }
  | { readonly type: 'space' | 'comment' | 'bad' };

const ESCAPE = String.raw`\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n0-9a-fA-F])`;
const NAME_CHARS = String.raw`(?:[\w\-\u0080-\uffff]+|${ESCAPE})*`;
// no pattern needs a closing character, so none can backtrack
const SPACE = /[ \t\n]+/y;
const IDENT = new RegExp(String.raw`(?:--|-?(?:[A-Za-z_\u0080-\uffff]|${ESCAPE}))${NAME_CHARS}`, 'y');
const NAME = new RegExp(String.raw`(?=[\w\-\u0080-\uffff]|${ESCAPE})${NAME_CHARS}`, 'y');
const NUMBER = /[+-]?(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?/y;
const IN_STRING: Readonly<Record<string, RegExp>> = {
  '"': new RegExp(String.raw`(?:[^"\\\n]+|${ESCAPE}|\\\n)*`, 'y'),
  "'": new RegExp(String.raw`(?:[^'\\\n]+|${ESCAPE}|\\\n)*`, 'y'),
};
const IN_URL = new RegExp(String.raw`(?:[^\s"'()\\\u0000-\u001f\u007f]+|${ESCAPE})*`, 'y');
const IN_BAD_URL = new RegExp(String.raw`(?:[^)\\]+|${ESCAPE}|\\\n)*`, 'y');
const COMMENT_END = '*/';

/** Reads CSS as a browser does; whatever cannot be read comes as `bad`. */
export function* cssTokens(css: string): Generator<CssToken> {
  const reader = readerOf(css.replace(/\r\n?|\f/g, '\n').replaceAll('\0', '\ufffd'));
  while (!reader.atEnd()) yield next(reader);
}

interface Reader {
  atEnd(): boolean;
  peek(): string;
  startsWith(text: string): boolean;
  skip(length: number): void;
  /** What the pattern matches here, or null. */
  take(pattern: RegExp): string | null;
  /** Everything up to and with `end`, or to the end of the text. */
  skipPast(end: string): void;
}

function readerOf(text: string): Reader {
  let at = 0;
  return {
    atEnd: () => at >= text.length,
    peek: () => text.charAt(at),
    startsWith: (prefix) => text.startsWith(prefix, at),
    skip: (length) => {
      at += length;
    },
    take: (pattern) => {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0] ?? null;
      at += found?.length ?? 0;
      return found;
    },
    skipPast: (end) => {
      const found = text.indexOf(end, at);
      at = found === -1 ? text.length : found + end.length;
    },
  };
}

function next(reader: Reader): CssToken {
  if (reader.take(SPACE) !== null) return { type: 'space' };
  if (reader.startsWith('/*')) return comment(reader);
  if (reader.startsWith('<!--') || reader.startsWith('-->')) {
    reader.skip(reader.startsWith('<') ? 4 : 3);
    return { type: 'space' };
  }
  const char = reader.peek();
  if (char === '"' || char === "'") return string(reader, char);
  const number = reader.take(NUMBER);
  if (number !== null) return { type: 'number', text: number, unit: unit(reader) };
  const ident = reader.take(IDENT);
  if (ident !== null) return identLike(reader, decodeEscapes(ident));
  reader.skip(1);
  if (char === '#' || char === '@') return prefixed(reader, char);
  return char === '\\' ? { type: 'bad' } : { type: 'char', value: char };
}

function comment(reader: Reader): CssToken {
  reader.skip(2);
  reader.skipPast(COMMENT_END);
  return { type: 'comment' };
}

function unit(reader: Reader): string {
  if (reader.peek() === '%') {
    reader.skip(1);
    return '%';
  }
  return decodeEscapes(reader.take(IDENT) ?? '');
}

function prefixed(reader: Reader, prefix: '#' | '@'): CssToken {
  const name = reader.take(prefix === '#' ? NAME : IDENT);
  if (name === null) return { type: 'char', value: prefix };
  return { type: prefix === '#' ? 'hash' : 'at', value: decodeEscapes(name) };
}

function identLike(reader: Reader, name: string): CssToken {
  if (reader.peek() !== '(') return { type: 'ident', value: name };
  reader.skip(1);
  return name.toLowerCase() === 'url' ? url(reader) : { type: 'function', value: name };
}

/** A string, or `bad` when the line ends before it does. */
function string(reader: Reader, quote: '"' | "'"): CssToken {
  reader.skip(1);
  const pattern = IN_STRING[quote];
  const body = (pattern && reader.take(pattern)) ?? '';
  if (reader.peek() === '\n') return { type: 'bad' };
  reader.skip(1);
  return { type: 'string', value: decodeEscapes(body) };
}

/** After `url(`: quoted or bare; modifiers are dropped. */
function url(reader: Reader): CssToken {
  reader.take(SPACE);
  const quote = reader.peek();
  const token = quote === '"' || quote === "'" ? string(reader, quote) : null;
  const value = token ? stringOf(token) : decodeEscapes(reader.take(IN_URL) ?? '');
  reader.take(SPACE);
  if (reader.atEnd() || reader.peek() === ')') {
    reader.skip(1);
    return value === null ? { type: 'bad' } : { type: 'url', value };
  }
  reader.take(IN_BAD_URL);
  reader.skip(1);
  return { type: 'url', value: '' };
}

function stringOf(token: CssToken): string | null {
  return token.type === 'string' ? token.value : null;
}

function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|\n|([^\n]))/g, (_all, hex?: string, char?: string) => {
    if (hex === undefined) return char ?? '';
    const code = Number.parseInt(hex, 16);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : '\ufffd';
  });
}
