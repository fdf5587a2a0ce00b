import { createHash } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { SessionSeen } from '../session/session-book.js';
import { type SessionStart, startSession } from '../session/start-session.js';
import { storeAssets } from './assets/store-assets.js';
import type { ChunkIngest } from './chunk-ingest.js';
import { STOP_SHARE } from './next-step.js';
import { Refusal, refusalResponse } from './refusal.js';
import { storeChunk } from './store-chunk.js';

/** The recorder's scripts, as strings: adapters bring them from `@auditreel/recorder/script`. */
export interface RecorderScripts {
  readonly stubScript: string;
  readonly recorderScript: string;
  /** Hash of the lazy part, in its file name. */
  readonly recorderHash: string;
  /** What comes after the lazy part: pictures, fonts and style sheets, canvases, console errors. */
  readonly detailsScript?: string;
  readonly detailsHash?: string;
}

export interface RecorderRoutes {
  readonly path: string;
  readonly start: Omit<SessionStart, 'hasRoom'>;
  readonly ingest: ChunkIngest;
  readonly origins: ReadonlySet<string>;
  readonly seenOf: (request: Request, peerAddress: string | null) => SessionSeen;
  readonly onError: (error: Error) => void;
}

type Env = { Bindings: { readonly scripts: RecorderScripts | null; readonly peerAddress: string | null } };
export type RecorderApp = Hono<Env>;

/** Everything under `path`; each answer is JSON or a script, and no refusal says more than its code. */
export function recorderRoutes(routes: RecorderRoutes): RecorderApp {
  const app = new Hono<Env>().basePath(routes.path);
  app.get('/recorder.js', (c) => {
    const scripts = c.env.scripts;
    if (scripts === null)
      return refusalResponse(new Refusal(404, 'NOT_FOUND', 'This server has no recorder script.'));
    const etag = etagOf(scripts);
    if (c.req.header('if-none-match') === etag)
      return c.body(null, 304, { etag, 'cache-control': STUB_CACHE });
    return script(scripts.stubScript, { etag, 'cache-control': STUB_CACHE });
  });
  app.get('/:file{recorder-[A-Za-z0-9_-]+\\.js}', (c) => {
    const source = c.env.scripts && lazyScript(c.env.scripts, c.req.param('file'));
    if (!source) return refusalResponse(new Refusal(404, 'NOT_FOUND', 'No such script.'));
    return script(source, { 'cache-control': 'public, max-age=31536000, immutable' });
  });
  app.use('*', crossOrigin(routes.origins));
  app.use('*', async (c, next) => {
    checkOrigin(c.req.raw, routes.origins);
    await next().catch(throwError);
  });
  app.post('/session', (c) => {
    const { rates, budget } = routes.ingest;
    rates.startFrom(routes.seenOf(c.req.raw, c.env.peerAddress).ip);
    const hasRoom = !budget.isSpent() && budget.share() > STOP_SHARE;
    return startSession(c.req.raw, { ...routes.start, hasRoom });
  });
  app.post('/chunks', async (c) => {
    const ack = await storeChunk(c.req.raw, routes.seenOf(c.req.raw, c.env.peerAddress), routes.ingest);
    return Response.json(ack, { headers: { 'cache-control': 'no-store' } });
  });
  app.post('/assets', async (c) => {
    const ack = await storeAssets(c.req.raw, routes.seenOf(c.req.raw, c.env.peerAddress), routes.ingest);
    return Response.json(ack, { headers: { 'cache-control': 'no-store' } });
  });
  app.notFound(() => refusalResponse(new Refusal(404, 'NOT_FOUND', 'No such route.')));
  app.onError((error) => {
    if (error instanceof Refusal) return refusalResponse(error);
    routes.onError(error);
    return refusalResponse(
      new Refusal(503, 'UNAVAILABLE', 'Not now; try again.', { retryAfterMs: RETRY_MS }),
    );
  });
  return app;
}

/** Hono hands on only errors to `onError`; a storage of the host's may throw anything. */
function throwError(thrown: unknown): never {
  throw thrown instanceof Error ? thrown : new Error('What was thrown is no Error.', { cause: thrown });
}

/** Each lazy script under the name that has its hash. */
function lazyScript(scripts: RecorderScripts, file: string): string | undefined {
  if (file === `recorder-${scripts.recorderHash}.js`) return scripts.recorderScript;
  return file === `recorder-details-${scripts.detailsHash}.js` ? scripts.detailsScript : undefined;
}

const RETRY_MS = 10_000;
const STUB_CACHE = 'public, max-age=300';

const etags = new WeakMap<RecorderScripts, string>();

/** Of the stub's own text: its length and the lazy part's hash may stay the same when it changes. */
function etagOf(scripts: RecorderScripts): string {
  const known = etags.get(scripts);
  if (known !== undefined) return known;
  const etag = `"${createHash('sha256').update(scripts.stubScript).digest('base64url').slice(0, 22)}"`;
  etags.set(scripts, etag);
  return etag;
}

function script(source: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(source, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

/** Lets pages of listed origins ask, with the session cookie, and read the answer; refusals too. For others nothing changes. */
function crossOrigin(listed: ReadonlySet<string>): MiddlewareHandler {
  const allow = cors({
    origin: (origin) => origin,
    allowMethods: ['POST'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['retry-after'],
    credentials: true,
    maxAge: 600,
  });
  return (c, next) => (listed.has(c.req.header('origin') ?? '') ? allow(c, next) : next());
}

/** What changes something must come from a page of this origin, or of one that is listed. */
function checkOrigin(request: Request, listed: ReadonlySet<string>): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (origin !== null && listed.has(origin)) return;
  if (site === 'same-origin') return;
  if (site === null && origin !== null && hostOf(origin) === hostOfRequest(request)) return;
  throw new Refusal(
    403,
    'ORIGIN_NOT_ALLOWED',
    'Only pages of this origin, or of recording.origins, may record here.',
  );
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Behind a proxy that rewrites Host, `sec-fetch-site` decides; this is for browsers that lack it. */
function hostOfRequest(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}
