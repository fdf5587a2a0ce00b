/** Everything a page needs comes from the app itself. Plain http is allowed: the demo runs on localhost. */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // React's error pages evaluate code, and style tags come and go, while one develops.
  const script = isDevelopment ? " 'unsafe-eval'" : '';
  const style = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}`,
    `style-src 'self' ${style}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
