/** Where to go after signing in: a path of this app, never another site. */
export function localPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || !URL.canParse(next, HERE)) return '/';
  // As a browser reads it: tabs and newlines are nothing, and `/..//` is `//`.
  const { origin, pathname, search } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : '/';
}

const HERE = 'http://here.test';
