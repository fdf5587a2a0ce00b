/** A property of what may be anything. */
export function fieldOf(value: unknown, name: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The text (or number, as text) at the end of a way through objects; undefined when there is none. */
export function textAt(value: unknown, ...way: readonly PropertyKey[]): string | undefined {
  const found = way.reduce(fieldOf, value);
  if (typeof found === 'number' || typeof found === 'bigint') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A reason as records hold them; undefined for what is no word, since messages hold values. */
export function reasonWord(code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined;
  const word = code
    .trim()
    .replace(/[\s-]+/g, '_')
    .toUpperCase();
  return /^[A-Z][A-Z0-9_]{2,63}$/.test(word) ? word : undefined;
}
