import { ViewerProblem } from './problem.js';

/** Whether another site's page may have caused this request; looking needs no proof, a change does. */
export function assertSameOrigin(request: Request): void {
  const safe = request.method === 'GET' || request.method === 'HEAD';
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  if (safe && (site === null || site === 'none')) return;
  if (site === null && sameOrigin(request)) return;
  throw new ViewerProblem('CROSS_SITE', 'This request must come from the viewer itself.');
}

function sameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
