type HeaderOf = (name: string) => string | null | undefined;

/** 403: as a page for somebody who came by a link, as JSON for everything else. */
export function forbidden(header: HeaderOf): Response {
  const message = 'You may not look at this page.';
  if (!isNavigation(header)) return problem(403, 'FORBIDDEN', message);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Forbidden</title><p>${message}</p></html>`;
  return new Response(html, {
    status: 403,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
    },
  });
}

/** 413 */
export function tooLarge(limit: number): Response {
  return problem(413, 'TOO_LARGE', `A request here may have ${limit} bytes.`);
}

function problem(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status, headers: { 'cache-control': 'no-store' } });
}

function isNavigation(header: HeaderOf): boolean {
  const mode = header('sec-fetch-mode');
  return mode == null ? header('accept')?.includes('text/html') === true : mode === 'navigate';
}
