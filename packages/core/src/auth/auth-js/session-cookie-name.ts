import { cookieOf } from '../../record/cookies.js';
import { textAt } from '../read-unknown.js';

/** Which session cookie came; a long token comes in pieces, `.0` and so on. */
export function sessionCookieName(cookies: object | undefined, header: string): string | null {
  const named = textAt(cookies, 'sessionToken', 'name');
  const names = named === undefined ? ['__Secure-authjs.session-token', 'authjs.session-token'] : [named];
  const came = (name: string): boolean =>
    cookieOf(header, name) !== null || cookieOf(header, `${name}.0`) !== null;
  return names.find(came) ?? null;
}
