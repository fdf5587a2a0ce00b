import { errors, jwtVerify, SignJWT } from 'jose';
import QuickLRU from 'quick-lru';
import { type Awaitable, afterwards } from '../awaitable.js';
import type { Keys } from './keys.js';

/** What a session token says: it correlates, and grants nothing. */
export interface SessionClaims {
  readonly sessionId: string;
  readonly previousId: string | null;
  /** Ms since 1970 UTC. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** False when the session is not in the sample. */
  readonly recorded: boolean;
}

export type TokenProblem = 'invalid' | 'expired';
export type Verified =
  | { readonly ok: true; readonly claims: SessionClaims }
  | { readonly ok: false; readonly problem: TokenProblem };

/** Signs and verifies the three credentials of a recorded session, none of which passes for another. */
export interface SessionTokens {
  /** Travels with the app's requests, in a header: it correlates, and grants nothing. */
  signSession(claims: SessionClaims): Promise<string>;
  /** For the HttpOnly cookie: it correlates too, and alone continues a session. */
  signCookie(claims: SessionClaims): Promise<string>;
  /** Good for uploads until `claims.expiresAt` + 24 h. */
  signWrite(claims: SessionClaims): Promise<string>;
  /** A header's or a cookie's token, with `expired` decided by the caller's grace. */
  verifySession(token: string, graceMs?: number): Awaitable<Verified>;
  /** Only a cookie's. */
  verifyCookie(token: string, graceMs: number): Promise<Verified>;
  verifyWrite(token: string): Promise<Verified>;
  /** The claims of a session token that was verified here before; null says nothing about others. */
  knownSession(token: string): SessionClaims | null;
}

const ISSUER = 'auditreel';
export const WRITE_GRACE_MS = 86_400_000;
/** A token still counts this long after its session was rotated. */
export const ROTATION_GRACE_MS = 60_000;
const CACHE = 10_000;
type Audience = 'session' | 'cookie' | 'write';
/** What a token may have been signed for, where it is used as one for the audience. */
const ACCEPTED: Readonly<Record<Audience, string[]>> = {
  session: ['session', 'cookie'],
  cookie: ['cookie'],
  write: ['write'],
};

export function sessionTokens(keys: Keys, now: () => number): SessionTokens {
  const verified = { session: remembered(), cookie: remembered(), write: remembered() };
  const verify = (token: string, audience: Audience): Awaitable<Verified> =>
    verified[audience].get(token) ?? verifyNew(token, audience);
  const verifyNew = async (token: string, audience: Audience): Promise<Verified> => {
    const result = await verifySignature(token, audience, keys);
    if (result.ok) verified[audience].set(token, result);
    return result;
  };
  const inTime = (result: Verified, graceMs: number): Verified =>
    result.ok && result.claims.expiresAt + graceMs < now() ? { ok: false, problem: 'expired' } : result;
  return {
    signSession: (claims) => sign(claims, 'session', keys),
    signCookie: (claims) => sign(claims, 'cookie', keys),
    signWrite: (claims) => sign(claims, 'write', keys),
    verifySession: (token, graceMs = ROTATION_GRACE_MS) =>
      afterwards(verify(token, 'session'), (result) => inTime(result, graceMs)),
    knownSession: (token) => {
      const known = verified.session.get(token);
      return known?.ok ? known.claims : null;
    },
    verifyCookie: async (token, graceMs) => inTime(await verify(token, 'cookie'), graceMs),
    verifyWrite: async (token) => inTime(await verify(token, 'write'), WRITE_GRACE_MS),
  };
}

function remembered(): QuickLRU<string, Verified> {
  return new QuickLRU({ maxSize: CACHE });
}

function sign(claims: SessionClaims, audience: Audience, keys: Keys): Promise<string> {
  const payload = {
    c: claims.createdAt,
    e: claims.expiresAt,
    ...(claims.previousId === null ? {} : { p: claims.previousId }),
    ...(claims.recorded ? {} : { r: 0 }),
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.sessionId)
    .setIssuer(ISSUER)
    .setAudience(audience)
    .sign(keys.signing());
}

async function verifySignature(token: string, audience: Audience, keys: Keys): Promise<Verified> {
  for (const key of keys.verifying()) {
    try {
      const options = { algorithms: ['HS256'], issuer: ISSUER, audience: ACCEPTED[audience] };
      const { payload } = await jwtVerify(token, key, options);
      return readClaims(payload);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return { ok: false, problem: 'invalid' };
}

function readClaims(payload: Readonly<Record<string, unknown>>): Verified {
  const { sub, c, e, p, r } = payload;
  if (typeof sub !== 'string' || typeof c !== 'number' || typeof e !== 'number')
    return { ok: false, problem: 'invalid' };
  const previousId = typeof p === 'string' ? p : null;
  return { ok: true, claims: { sessionId: sub, previousId, createdAt: c, expiresAt: e, recorded: r !== 0 } };
}
