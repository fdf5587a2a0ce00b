/** How many `<use` an SVG has, whatever prefix its namespace has; with entities, of which it may have any number, without end. */
export function countUses(content: Uint8Array): number {
  const text = new TextDecoder().decode(content);
  if (/<!ENTITY/i.test(text)) return Number.POSITIVE_INFINITY;
  return text.match(/<(?:[^\s<>:/]{1,100}:)?use(?=[\s/>])/g)?.length ?? 0;
}
