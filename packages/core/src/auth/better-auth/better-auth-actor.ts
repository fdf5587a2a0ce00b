import type { Actor } from '../../record/audit-record.js';
import { actorOfSession, readSession } from './actor-of-session.js';
import type { BetterAuthActorOptions } from './better-auth-shapes.js';

/** better-auth, as far as it tells who is signed in. */
export interface BetterAuthSessions {
  readonly api: {
    getSession(call: {
      headers: Headers;
      query?: { disableRefresh?: boolean };
      _flag?: 'router';
    }): Promise<unknown>;
  };
}

/**
 * An `actor` for hosts with better-auth: whoever is signed in; with impersonation the impersonator, on behalf of the
 * user. It takes a function because `auth` needs `audit` and `audit` needs `auth`.
 * @example const audit: Audit = createAudit({ actor: betterAuthActor(() => auth), … });
 */
export function betterAuthActor(
  auth: () => BetterAuthSessions,
  options: BetterAuthActorOptions = {},
): (request: Request) => Promise<Actor | null> {
  const toActor = options.toActor ?? actorOfSession;
  return async function actorOfBetterAuth(request) {
    // Looking must not prolong anybody's session.
    const query = { disableRefresh: true };
    // As its own router asks: else `nextCookies()` would write into the answer, and take back what a login has just set.
    const asked = { headers: request.headers, query, _flag: 'router' as const };
    const signedIn = readSession(await auth().api.getSession(asked));
    return signedIn === null ? null : toActor(signedIn);
  };
}
