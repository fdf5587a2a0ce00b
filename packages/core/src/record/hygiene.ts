/**
 * A string that every database takes: well-formed UTF-16, no NUL, at most `length` long.
 * NUL cuts text in libsql and is refused by PostgreSQL; a lone surrogate aborts libsql's native code.
 */
export function cleanText(value: string, length: number): string {
  const bounded = value.length > length ? value.slice(0, length) : value;
  const formed = bounded.toWellFormed();
  return formed.includes('\0') ? formed.replaceAll('\0', '\ufffd') : formed;
}

/** {@link cleanText} of anything that has a text form; null for null, undefined and the rest. */
export function cleanTextOrNull(value: unknown, length: number): string | null {
  if (typeof value === 'string') return cleanText(value, length);
  if (typeof value === 'number' || typeof value === 'bigint') return cleanText(String(value), length);
  return null;
}
