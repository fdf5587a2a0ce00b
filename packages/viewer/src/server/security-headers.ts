/** Headers of every answer, whatever it is. */
const ALWAYS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), autoplay=(self)',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
};

/** Sets what is not set yet, so that a route may be stricter or let its asset be cached. */
export function secured(response: Response, policy: string): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ALWAYS)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  headers.set('content-security-policy', policy);
  return new Response(response.body, { status: response.status, headers });
}

/**
 * Two policies, of which both must agree: one says `self`, the other names the mount's paths on any host, because
 * behind a proxy the server cannot know its own origin. Together they allow the mount's API and nothing beside it.
 */
export function contentSecurityPolicy(options: {
  readonly nonce: string;
  readonly basePath: string;
}): string {
  const api = `*:*${encodePath(options.basePath)}/api/`;
  const common = [
    "default-src 'none'",
    `script-src 'nonce-${options.nonce}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data: blob:',
    'media-src data: blob:',
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return ["connect-src 'self'", `connect-src ${api}`]
    .map((connect) => [...common, connect].join('; '))
    .join(', ');
}

/** `;` and `,` would end the directive or the policy. */
function encodePath(path: string): string {
  return path.replace(/[^\w\-./~%]/g, (char) => encodeURIComponent(char).replaceAll("'", '%27'));
}

export function freshNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
}
