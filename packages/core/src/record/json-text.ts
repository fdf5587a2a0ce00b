/** The object or array that a text is the JSON of; null when it is none, or longer than `limit`. */
export function parseJsonText(text: string, limit: number): object | null {
  if (text.length > limit || !/^\s*[[{]/.test(text)) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}

/** A list, an object or a word, perhaps cut off, as far as a pattern can tell. */
const OTHER = String.raw`[[{][^\]}]*[\]}]?|[^\s,}\]"\\]+`;
/** `"name": value`, and the same with its quotes escaped. */
const PAIR = new RegExp(String.raw`("([^"\\]{1,64})"\s*:\s*)(?:"(?:[^"\\]|\\[^])*"?|${OTHER})`, 'g');
const ESCAPED_PAIR = new RegExp(
  String.raw`((\\+)"([^"\\]{1,64})\2"\s*:\s*)(?:\2"[^]*?(?:(?<!\\)\2"|$)|${OTHER})`,
  'g',
);

/** Replaces what stands behind secret names in text that is no whole JSON: cut off, too large, or among other words. */
export function redactPairs(text: string, isSecret: (name: string) => boolean, replacement: string): string {
  if (!/"\s*:/.test(text)) return text;
  return text
    .replace(PAIR, (whole: string, before: string, name: string) =>
      isSecret(name) ? `${before}"${replacement}"` : whole,
    )
    .replace(ESCAPED_PAIR, (whole: string, before: string, slashes: string, name: string) =>
      isSecret(name) ? `${before}${slashes}"${replacement}${slashes}"` : whole,
    );
}
