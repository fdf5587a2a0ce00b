/**
 * The events of a chunk from its parts in order, each a parsed JSON array. A chunk in one part is its array of events; one
 * that was split holds a piece of that array's JSON text in each part, because a single snapshot may be too large for one.
 * @example joinParts([['[{"type":4},'], ['{"type":2}]']]) // [{ type: 4 }, { type: 2 }]
 */
export function joinParts(parts: readonly (readonly unknown[])[]): readonly unknown[] {
  const [first = []] = parts;
  if (parts.length < 2) return first;
  const joined: unknown = JSON.parse(parts.map(([text]) => String(text)).join(''));
  return Array.isArray(joined) ? joined : [];
}
