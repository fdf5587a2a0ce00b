import type { Mount } from '@auditreel/core';
import { type Context, Hono } from 'hono';
import type { MeAnswer } from '../api/answers.js';
import type { ViewerAsset } from './assets.js';
import { listRecordChanges, listRowChanges } from './changes-api.js';
import { parseRecordId, parseSessionId } from './ids.js';
import { createLooking } from './looking.js';
import { pathUnder } from './mount-path.js';
import { page } from './page.js';
import { permissionsOf } from './permissions.js';
import { notFound, problemResponse, ViewerProblem } from './problem.js';
import { listRecords, showRecord } from './records-api.js';
import { assertSameOrigin } from './same-origin.js';
import { listSessions, sendChunk, showSession } from './sessions-api.js';
import type { ViewerParts, ViewerScope } from './viewer-parts.js';

/** What the handler hands its routes, per request. */
export interface ViewerBindings {
  readonly mount: Mount;
  readonly nonce: string;
}

type ViewerContext = Context<{ Bindings: ViewerBindings }>;
type ViewerHono = Hono<{ Bindings: ViewerBindings }>;

/** Every route of the viewer, relative to its mount. */
export function viewerApp(parts: ViewerParts): ViewerHono {
  const app: ViewerHono = new Hono({
    getPath: (request, options) => pathUnder(request, options?.env?.mount.basePath ?? ''),
  });
  app.use('/api/*', async (c, next) => {
    assertSameOrigin(c.req.raw);
    await next();
  });
  addPages(app, parts);
  addApi(app, parts);
  app.all('*', (c) => {
    throw c.req.method === 'GET' || c.req.method === 'HEAD'
      ? notFound('page')
      : new ViewerProblem('METHOD_NOT_ALLOWED', 'The viewer only reads.');
  });
  app.onError((error) => {
    if (error instanceof ViewerProblem) return problemResponse(error);
    parts.onError(error);
    return problemResponse(new ViewerProblem('INTERNAL', "Something went wrong; see the server's log."));
  });
  return app;
}

function addPages(app: ViewerHono, parts: ViewerParts): void {
  const show = (c: ViewerContext): Response =>
    page({ assets: parts.assets, basePath: c.env.mount.basePath, nonce: c.env.nonce });
  app.get('/', show);
  app.get('/records', show);
  app.get('/sessions', show);
  app.get('/changes', show);
  app.get('/records/:id', (c) => {
    parseRecordId(c.req.param('id'));
    return show(c);
  });
  app.get('/sessions/:id', (c) => {
    parseSessionId(c.req.param('id'));
    return show(c);
  });
  app.get(`/assets/${parts.assets.script.name}`, () => asset(parts.assets.script, 'text/javascript'));
  app.get(`/assets/${parts.assets.style.name}`, () => asset(parts.assets.style, 'text/css'));
}

function addApi(app: ViewerHono, parts: ViewerParts): void {
  const looking = createLooking();
  const scopeOf = (c: ViewerContext): ViewerScope => ({
    parts,
    viewer: c.env.mount.viewer,
    peerAddress: c.env.mount.peerAddress ?? null,
    request: c.req.raw,
  });
  app.get('/api/me', (c) => c.json(me(scopeOf(c))));
  app.get('/api/records', async (c) => c.json(await listRecords(scopeOf(c), looking)));
  app.get('/api/records/:id', async (c) => c.json(await showRecord(scopeOf(c), looking, c.req.param('id'))));
  app.get('/api/records/:id/changes', async (c) =>
    c.json(await listRecordChanges(scopeOf(c), looking, c.req.param('id'))),
  );
  app.get('/api/changes', async (c) => c.json(await listRowChanges(scopeOf(c), looking)));
  app.get('/api/sessions', async (c) => c.json(await listSessions(scopeOf(c), looking)));
  app.get('/api/sessions/:id', async (c) =>
    c.json(await showSession(scopeOf(c), looking, c.req.param('id'))),
  );
  app.get('/api/sessions/:id/chunks/:key', (c) => sendChunk(scopeOf(c), looking, c.req.param()));
}

function me({ viewer, parts }: ViewerScope): MeAnswer {
  const { type, id, name } = viewer.actor;
  return {
    actor: { type, ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) },
    can: permissionsOf(viewer),
    tenantId: viewer.tenantId ?? null,
    service: parts.service,
  };
}

function asset({ body }: ViewerAsset, type: string): Response {
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'private, max-age=31536000, immutable',
  };
  return new Response(body, { headers });
}
