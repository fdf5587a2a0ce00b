/**
 * The status that a thrown `redirect()`, `notFound()`, `forbidden()` or `unauthorized()` stands for; null for a failure.
 * Next marks what it throws by a `digest`, e.g. `NEXT_REDIRECT;replace;/login;307;` or `NEXT_HTTP_ERROR_FALLBACK;404`.
 */
export function thrownStatus(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null || !('digest' in thrown)) return null;
  const [kind, ...rest] = String(thrown.digest).split(';');
  if (kind === 'NEXT_REDIRECT') return Number(rest.at(-2)) || 307;
  if (kind === 'NEXT_HTTP_ERROR_FALLBACK') return Number(rest[0]) || 404;
  return null;
}
