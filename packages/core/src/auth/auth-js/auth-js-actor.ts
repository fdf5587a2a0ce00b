import { OptionsError } from '../../errors.js';
import type { Actor } from '../../record/audit-record.js';
import { cookieOf } from '../../record/cookies.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { type AuthJsUser, actorOfUser, functionIn, type ToActor } from './auth-js-shapes.js';
import { sessionCookieName } from './session-cookie-name.js';

/** An Auth.js config, as far as it says how sessions are kept. */
export interface AuthJsSessions {
  readonly adapter?: object;
  readonly secret?: string | string[];
  readonly session?: { readonly strategy?: 'jwt' | 'database' };
  readonly cookies?: object;
  readonly jwt?: object;
}

/** `getToken` of `@auth/core/jwt` or `next-auth/jwt`. */
export type GetToken = (params: {
  req: { headers: Headers };
  secret: string | string[];
  cookieName: string;
  salt: string;
}) => Promise<unknown>;

/** Options of {@link authJsActor}. */
export interface AuthJsActorOptions {
  /** `getToken` of `@auth/core/jwt` or `next-auth/jwt`; needed for JWT sessions, which are Auth.js's default without an adapter. */
  readonly getToken?: GetToken;
  /** @default the user's id and name */
  readonly toActor?: ToActor;
}

/**
 * An `actor` for hosts with Auth.js: whoever is signed in. It reads the session without prolonging it, so the config needs
 * its `secret` in it.
 * @throws OptionsError at boot, when JWT sessions are used without `getToken`
 * @example
 * import { getToken } from '@auth/core/jwt';
 * createAudit({ actor: authJsActor(authConfig, { getToken }), … });
 */
export function authJsActor(
  config: AuthJsSessions,
  options: AuthJsActorOptions = {},
): (request: Request) => Promise<Actor | null> {
  const { getToken, toActor = actorOfUser } = options;
  const read = strategyOf(config) === 'jwt' ? tokenReader(config, getToken) : databaseReader(config);
  return async function actorOfAuthJs(request) {
    const name = sessionCookieName(config.cookies, request.headers.get('cookie') ?? '');
    const user = name === null ? null : await read(request, name);
    return user === null ? null : (toActor(user) ?? null);
  };
}

type ReadUser = (request: Request, cookie: string) => Promise<AuthJsUser | null>;

function strategyOf({ session, adapter }: AuthJsSessions): 'jwt' | 'database' {
  return session?.strategy ?? (adapter === undefined ? 'jwt' : 'database');
}

function tokenReader(config: AuthJsSessions, getToken: GetToken | undefined): ReadUser {
  if (getToken === undefined) {
    throw new OptionsError(
      'getToken',
      "authJsActor needs getToken for JWT sessions: import { getToken } from '@auth/core/jwt' (or 'next-auth/jwt'), and authJsActor(config, { getToken }).",
    );
  }
  const decode = functionIn(config.jwt, 'decode');
  return async function userOfToken({ headers }, cookie) {
    const { secret } = config;
    if (secret === undefined || secret.length === 0)
      throw new Error('The Auth.js config that authJsActor was given holds no secret.');
    const token = await getToken({
      req: { headers },
      secret,
      cookieName: cookie,
      salt: cookie,
      ...(decode === undefined ? {} : { decode }),
    });
    const id = textAt(token, 'sub');
    return id === undefined ? null : { ...(token as AuthJsUser), id };
  };
}

function databaseReader(config: AuthJsSessions): ReadUser {
  const find = functionIn(config.adapter, 'getSessionAndUser');
  return async function userOfSession({ headers }, cookie) {
    const value = cookieOf(headers.get('cookie') ?? undefined, cookie);
    const found = value === null ? null : await find?.(decoded(value));
    const expires = fieldOf(fieldOf(found, 'session'), 'expires');
    if (expires instanceof Date && expires.valueOf() < Date.now()) return null;
    const user = fieldOf(found, 'user');
    return typeof user === 'object' && user !== null ? (user as AuthJsUser) : null;
  };
}

/** A cookie that nobody's server has written is nobody's session. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
