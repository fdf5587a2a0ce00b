import type { JsonValue } from '@auditreel/core';

/** JSON in one line, where it fits into so many characters; null where it does not, however large or deep it is. */
export function compactJson(value: JsonValue, most: number): string | null {
  if (most < 2 && typeof value === 'object') return null;
  if (typeof value === 'string' && value.length > most) return null;
  if (typeof value !== 'object' || value === null) return fitting(JSON.stringify(value), most);
  const isList = Array.isArray(value);
  const parts: string[] = [];
  let left = most - 2;
  for (const [key, each] of Object.entries(value)) {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    const text = compactJson(each, left - name.length - 2);
    if (text === null) return null;
    parts.push(name + text);
    left -= name.length + text.length + 2;
  }
  return fitting(isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`, most);
}

function fitting(text: string, most: number): string | null {
  return text.length <= most ? text : null;
}
