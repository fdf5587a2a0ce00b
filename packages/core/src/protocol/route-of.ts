const PLAIN_WORD = /^[A-Za-z]?[a-z]{0,19}$/;
const MAX_SEGMENTS = 16;

/**
 * A path without its values: a segment that is not a plain word of at most 20 letters becomes `:x`.
 * Used wherever no route template is known, because secrets live in paths.
 * @example routeOf('/reset/9f8a7c/confirm?x=1') // '/reset/:x/confirm'
 */
export function routeOf(path: string): string {
  const pathname = path.split(/[?#]/, 1)[0] ?? '';
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const shown = segments.slice(0, MAX_SEGMENTS).map((segment) => (PLAIN_WORD.test(segment) ? segment : ':x'));
  if (segments.length > MAX_SEGMENTS) shown.push('…');
  return `/${shown.join('/')}`;
}
