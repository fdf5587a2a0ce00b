import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { hostFailure } from '../host-failure.js';
import type { RecorderSettings, SessionAnswer } from '../protocol/envelope.js';
import { type IngestLimits, RECORDER_DEFAULTS } from '../protocol/limits.js';
import { SESSION_COOKIE } from '../protocol/names.js';
import { readUpload } from '../recording/read-upload.js';
import { Refusal } from '../recording/refusal.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { SessionStore } from '../storage/ports.js';
import { sessionCookie } from './request-tag.js';
import type { SessionBook } from './session-book.js';
import type { SessionClaims, SessionTokens, Verified } from './tokens.js';

export interface SessionStart {
  readonly recording: ResolvedOptions['recording'];
  readonly sessions: SessionStore;
  readonly book: SessionBook;
  readonly tokens: SessionTokens;
  /** Whether assets are kept; asked for each session, because a schema is not known before its client is used. */
  readonly keepsAssets: () => boolean;
  readonly now: () => number;
  /** 0 to 1, uniform. */
  readonly random: () => number;
  /** Whether the day has room for another recording; without, requests are tagged and nothing is recorded. */
  readonly hasRoom: boolean;
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
  const asked = body.safeParse(await readJson(request, start.recording.limits));
  if (!asked.success) throw new Refusal(400, 'BODY_INVALID', 'Send { sentAt, reason, previous? } as JSON.');
  if (!(await mayRecord(request, start.recording.consent))) {
    throw new Refusal(403, 'CONSENT_MISSING', 'This person did not agree to be recorded.');
  }
  const cookie = sessionCookie(request.headers.get('cookie') ?? undefined);
  const own = asked.data.previous ? await start.tokens.verifySession(asked.data.previous, CHAIN_MS) : null;
  const shared = cookie ? await start.tokens.verifyCookie(cookie, CHAIN_MS) : null;
  const claims = await chooseSession(
    asked.data.reason,
    { own: claimsOf(own), shared: claimsOf(shared) },
    start,
  );
  return answer(request, claims, start);
}

/** Where the host's own word can't be had, nobody is recorded; the recorder asks again. */
async function mayRecord(
  request: Request,
  consent: ResolvedOptions['recording']['consent'],
): Promise<boolean> {
  if (consent === null) return true;
  try {
    return await consent(request);
  } catch (error) {
    throw hostFailure('createAudit({ recording: { consent } })', 'no session was given', error);
  }
}

interface Known {
  /** The session this tab had: it only says whether the tab has heard of the cookie's. */
  readonly own: SessionClaims | null;
  /** The session its cookie names, perhaps begun by another tab. */
  readonly shared: SessionClaims | null;
}

/**
 * Only the HttpOnly cookie's token continues, ends or chains a session. The one in the header travels with every request
 * of the app, and must not be worth a write token to whoever reads it in a log.
 */
async function chooseSession(
  reason: string,
  { own, shared }: Known,
  start: SessionStart,
): Promise<SessionClaims> {
  if (shared === null) return newClaims(null, start);
  const isNews = own !== null && own.sessionId !== shared.sessionId;
  const rotates = reason === 'idle' || reason === 'length' || reason === 'ended';
  // Another tab has already moved on from the session that this tab wants to leave.
  if ((isNews || !rotates) && (await isLive(shared, start))) return shared;
  if (reason === 'idle' || reason === 'length') await endIfStored(shared, reason, start);
  return newClaims(shared, start);
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

function claimsOf(verified: Verified | null): SessionClaims | null {
  return verified?.ok ? verified.claims : null;
}

async function answer(request: Request, claims: SessionClaims, start: SessionStart): Promise<Response> {
  const body: SessionAnswer = {
    sessionId: claims.sessionId,
    sessionToken: await start.tokens.signSession(claims),
    writeToken: await start.tokens.signWrite(claims),
    settings: settingsOf(claims, start),
    serverTime: start.now(),
    expiresAt: claims.expiresAt,
  };
  const headers = {
    'cache-control': 'no-store',
    'set-cookie': cookieFor(request, claims, await start.tokens.signCookie(claims), start.now()),
  };
  return Response.json(body, { headers });
}

function settingsOf(
  claims: SessionClaims,
  { recording, hasRoom, keepsAssets }: SessionStart,
): RecorderSettings {
  return {
    recording: claims.recorded && hasRoom,
    privacy: recording.privacy,
    ...RECORDER_DEFAULTS,
    assets: keepsAssets(),
    canvas: recording.canvas,
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

async function readJson(request: Request, limits: IngestLimits): Promise<unknown> {
  const bytes = await readUpload(request, { ...limits, bytes: MAX_BODY });
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
