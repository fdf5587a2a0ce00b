/** One cookie's value out of a `Cookie` header, undecoded; null when it is not there. */
export function cookieOf(header: string | undefined, name: string): string | null {
  if (!header?.includes(name)) return null;
  for (const pair of header.slice(0, 16_384).split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
