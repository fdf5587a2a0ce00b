/** What one line inside a model says. */
export type ModelLine =
  | {
      readonly is: 'field';
      readonly name: string;
      readonly type: string;
      readonly attributes: readonly string[];
    }
  | { readonly is: 'attribute'; readonly text: string }
  | { readonly is: 'other' };

/** Reads a line of a model's body; comments and layout don't count. */
export function parseLine(line: string): ModelLine {
  const code = withoutComment(line).trim();
  if (code.startsWith('@@')) return { is: 'attribute', text: squeeze(code) };
  const field = /^(\w+)\s+([\w.]+(?:\("[^"]*"\))?(?:\[\]|\?)?)\s*(.*)$/.exec(code);
  if (!field || code.startsWith('model ')) return { is: 'other' };
  const [, name = '', type = '', rest = ''] = field;
  return { is: 'field', name, type, attributes: attributesOf(rest) };
}

/** `@db.VarChar(10) @default(1)` as its two attributes. */
function attributesOf(text: string): readonly string[] {
  return pieces(text, (char) => char === '@').map(squeeze);
}

/** A comment starts at `//`, but not inside a string. */
function withoutComment(line: string): string {
  return line.replace(/("(?:\\.|[^"\\])*")|\/\/.*$/g, '$1');
}

/** Cuts where `starts` says so, outside of brackets and strings. */
function pieces(text: string, starts: (char: string) => boolean): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[\s\S]/g)) {
    if (depth === 0 && starts(token)) found.push('');
    if ('([{'.includes(token)) depth += 1;
    if (')]}'.includes(token)) depth -= 1;
    found.push((found.pop() ?? '') + token);
  }
  return found.filter((piece) => piece.trim() !== '');
}

/** Layout inside brackets does not make a difference, layout inside strings does. */
function squeeze(text: string): string {
  return text
    .trim()
    .replace(/("(?:\\.|[^"\\])*")|\s*([(),:[\]])\s*|\s+/g, (_all, string, sign) => string ?? sign ?? ' ')
    .trim();
}
