import { getSessionCookie } from 'better-auth/cookies';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/content-security-policy';

const PUBLIC = /^\/(login|forgot|reset|invite|outbox)(\/|$)/;

/** Gives each page its own nonce, and sends strangers to the login page before anything is rendered. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (request.method === 'GET' && !PUBLIC.test(pathname) && !getSessionCookie(request)) {
    const login = new URL('/login', request.url);
    if (pathname !== '/') login.searchParams.set('next', pathname + search);
    return NextResponse.redirect(login);
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}

export const config = {
  // Pages only: routes answer for themselves, and the viewer at /admin/audit has a policy of its own.
  matcher: ['/((?!api|admin/audit|_next/static|_next/image|icon).*)'],
};
