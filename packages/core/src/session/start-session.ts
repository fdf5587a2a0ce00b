import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { RecorderSettings, SessionAnswer } from '../protocol/envelope.js';
import { RECORDER_DEFAULTS } from '../protocol/limits.js';
import { SESSION_COOKIE } from '../protocol/names.js';
import { cookieOf } from '../record/cookies.js';
import { readUpload } from '../recording/read-upload.js';
import { Refusal } from '../recording/refusal.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { SessionStore } from '../storage/ports.js';
import type { SessionBook } from './session-book.js';
import type { SessionClaims, SessionTokens } from './tokens.js';

export interface SessionStart {
  readonly recording: ResolvedOptions['recording'];
  readonly sessions: SessionStore;
  readonly book: SessionBook;
  readonly tokens: SessionTokens;
  readonly now: () => number;
  /** 0 to 1, uniform. */
  readonly random: () => number;
}

const body = z.object({
  sentAt: z.number().int().min(0).max(8_640_000_000_000_000),
  previous: z.string().max(1024).optional(),
  reason: z.enum(['start', 'idle', 'length', 'ended', 'resume']),
});

const MAX_BODY = 4096;
/** How long after its end a session may still be continued by a next one. */
const CHAIN_MS = 86_400_000;

/**
 * Answers `POST <path>/session`: the running session for a new tab, else a new one chained to the last. No row is written.
 * @throws Refusal 400 BODY_INVALID, 403 CONSENT_MISSING
 */
export async function startSession(request: Request, start: SessionStart): Promise<Response> {
  const asked = body.safeParse(await readJson(request));
  if (!asked.success) throw new Refusal(400, 'BODY_INVALID', 'Send { sentAt, reason, previous? } as JSON.');
  if (start.recording.consent !== null && !(await start.recording.consent(request))) {
    throw new Refusal(403, 'CONSENT_MISSING', 'This person did not agree to be recorded.');
  }
  const cookie = sessionCookie(request.headers.get('cookie') ?? undefined);
  const own = asked.data.previous ? await claimsOf(asked.data.previous, start) : null;
  const shared = cookie ? await claimsOf(cookie, start) : null;
  const claims = await chooseSession(asked.data.reason, { own, shared }, start);
  return answer(request, claims, start);
}

interface Known {
  /** The session this tab had. */
  readonly own: SessionClaims | null;
  /** The session its cookie names, perhaps begun by another tab. */
  readonly shared: SessionClaims | null;
}

async function chooseSession(reason: string, known: Known, start: SessionStart): Promise<SessionClaims> {
  const { own, shared } = known;
  // Another tab has already moved on from the session that this tab wants to leave.
  if (own !== null && shared?.previousId === own.sessionId && (await isLive(shared, start))) return shared;
  const last = own ?? shared;
  const rotates = reason === 'idle' || reason === 'length' || reason === 'ended';
  if (last !== null && !rotates && (await isLive(last, start))) return last;
  if (last !== null && (reason === 'idle' || reason === 'length')) await endIfStored(last, reason, start);
  return newClaims(last, start);
}

async function isLive(claims: SessionClaims, start: SessionStart): Promise<boolean> {
  if (claims.expiresAt <= start.now() || start.book.hasEnded(claims.sessionId)) return false;
  const row = await start.sessions.get(claims.sessionId);
  if (row === null) return claims.createdAt + RECORDER_DEFAULTS.idleMs > start.now();
  return row.endedAt === null && row.lastSeenAt + RECORDER_DEFAULTS.idleMs > start.now();
}

async function endIfStored(
  claims: SessionClaims,
  reason: 'idle' | 'length',
  start: SessionStart,
): Promise<void> {
  if ((await start.sessions.get(claims.sessionId)) !== null) await start.book.end(claims, reason);
}

function newClaims(previous: SessionClaims | null, start: SessionStart): SessionClaims {
  const now = start.now();
  return {
    sessionId: uuidv7(),
    previousId: previous?.sessionId ?? null,
    createdAt: now,
    expiresAt: now + RECORDER_DEFAULTS.maxMs,
    recorded: previous?.recorded ?? start.random() < start.recording.sample,
  };
}

async function claimsOf(token: string, start: SessionStart): Promise<SessionClaims | null> {
  const verified = await start.tokens.verifySession(token, CHAIN_MS);
  return verified.ok ? verified.claims : null;
}

async function answer(request: Request, claims: SessionClaims, start: SessionStart): Promise<Response> {
  const sessionToken = await start.tokens.signSession(claims);
  const body: SessionAnswer = {
    sessionId: claims.sessionId,
    sessionToken,
    writeToken: await start.tokens.signWrite(claims),
    settings: settingsOf(claims, start.recording),
    serverTime: start.now(),
    expiresAt: claims.expiresAt,
  };
  const headers = {
    'cache-control': 'no-store',
    'set-cookie': cookieFor(request, claims, sessionToken, start.now()),
  };
  return Response.json(body, { headers });
}

function settingsOf(claims: SessionClaims, recording: ResolvedOptions['recording']): RecorderSettings {
  return {
    recording: claims.recorded,
    privacy: recording.privacy,
    ...RECORDER_DEFAULTS,
    origins: [...recording.origins],
  };
}

/** Secure follows the page's scheme in `Origin`: behind a TLS proxy the request's own is wrong. */
function cookieFor(request: Request, claims: SessionClaims, token: string, now: number): string {
  const isSecure = request.headers.get('origin')?.startsWith('https:') ?? false;
  const name = isSecure ? SESSION_COOKIE.secure : SESSION_COOKIE.plain;
  const maxAge = Math.max(0, Math.round((claims.expiresAt - now) / 1000));
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${isSecure ? '; Secure' : ''}`;
}

/** The session token in a `Cookie` header. The `__Host-` form wins: no subdomain can set it. */
export function sessionCookie(header: string | undefined): string | null {
  return cookieOf(header, SESSION_COOKIE.secure) ?? cookieOf(header, SESSION_COOKIE.plain);
}

async function readJson(request: Request): Promise<unknown> {
  const bytes = await readUpload(request, MAX_BODY);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
