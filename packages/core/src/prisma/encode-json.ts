import { cleanText } from '../record/hygiene.js';

/**
 * A value as JSON that every database takes. Records are clean before they come here; should one not be, a NUL would
 * cut text in libsql, and a lone surrogate would abort its native code.
 */
export function encodeJson(value: object): string {
  const json = JSON.stringify(value);
  return UNSAFE.test(json) ? JSON.stringify(value, cleanStrings) : json;
}

/** The escapes that `JSON.stringify` makes of NUL and of lone surrogates, and nothing less. */
const UNSAFE = /\\u(?:0000|d[89a-f])/;

function cleanStrings(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value, value.length);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [cleanText(name, name.length), inner]),
  );
}

/** Only these columns of a row, in their order. */
export function pickColumns(row: object, columns: readonly { readonly name: string }[]): object {
  const picked: Record<string, unknown> = {};
  for (const { name } of columns) picked[name] = Reflect.get(row, name);
  return picked;
}
