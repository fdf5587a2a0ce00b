import { type Context, Hono } from 'hono';
import type { MeAnswer } from '../api/answers.js';
import type { ViewerAsset } from './assets.js';
import { listRecordChanges, listRowChanges } from './changes-api.js';
import { showFacets } from './facets-api.js';
import { listFindings } from './findings-api.js';
import { showHistogram } from './histogram-api.js';
import { parseRecordId, parseSessionId } from './ids.js';
import { recordFeed } from './live/record-feed.js';
import { streamRecords } from './live/stream-records.js';
import { createLooking } from './looking.js';
import { pathUnder } from './mount-path.js';
import { page } from './page.js';
import { permissionsOf } from './permissions.js';
import { notFound, problemResponse, ViewerProblem } from './problem.js';
import { listRecords, showRecord } from './records-api.js';
import { assertSameOrigin } from './same-origin.js';
import { listSessionAssets, sendAsset } from './session-assets-api.js';
import { streamSession } from './session-stream-api.js';
import { listSessions, sendChunk, showSession } from './sessions-api.js';
import { addTakeAway } from './take-away-routes.js';
import type { ViewerBindings } from './viewer-bindings.js';
import type { ViewerParts, ViewerScope } from './viewer-parts.js';

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
  addTakeAway(app, {
    scopeOf: (c) => scopeIn(c, parts),
    show: (c, status) => showPage(c, parts, status),
  });
  app.all('*', (c) => {
    throw c.req.method === 'GET' || c.req.method === 'HEAD'
      ? notFound('page')
      : new ViewerProblem('METHOD_NOT_ALLOWED', 'This address can only be read.');
  });
  app.onError((error, c) => {
    if (error instanceof ViewerProblem) {
      return isLostPerson(error, c) ? showPage(c, parts, 404) : problemResponse(error);
    }
    parts.onError(error);
    return problemResponse(new ViewerProblem('INTERNAL', "Something went wrong; see the server's log."));
  });
  return app;
}

/** Whoever followed a wrong link to a page reads a page; programs read JSON. */
function isLostPerson({ code }: ViewerProblem, { req }: ViewerContext): boolean {
  const wantsPage = req.header('accept')?.includes('text/html') ?? false;
  return code === 'NOT_FOUND' && wantsPage && !/^\/(?:api|assets)\//.test(req.path);
}

function addPages(app: ViewerHono, parts: ViewerParts): void {
  const show = (c: ViewerContext): Response => showPage(c, parts);
  app.get('/', show);
  app.get('/records', show);
  app.get('/sessions', show);
  app.get('/changes', show);
  app.get('/actors/:id', show);
  app.get('/targets/:type/:id', show);
  app.get('/findings', show);
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
  const feed = recordFeed(parts);
  const scopeOf = (c: ViewerContext): ViewerScope => scopeIn(c, parts);
  app.get('/api/me', (c) => c.json(me(scopeOf(c))));
  app.get('/api/records', async (c) => c.json(await listRecords(scopeOf(c), looking)));
  // Before the record of any id.
  app.get('/api/records/stream', (c) => streamRecords(scopeOf(c), looking, feed));
  app.get('/api/records/:id', async (c) => c.json(await showRecord(scopeOf(c), looking, c.req.param('id'))));
  app.get('/api/records/:id/changes', async (c) =>
    c.json(await listRecordChanges(scopeOf(c), looking, c.req.param('id'))),
  );
  app.get('/api/histogram', async (c) => c.json(await showHistogram(scopeOf(c), looking)));
  app.get('/api/facets', async (c) => c.json(await showFacets(scopeOf(c), looking)));
  app.get('/api/changes', async (c) => c.json(await listRowChanges(scopeOf(c), looking)));
  app.get('/api/findings', async (c) => c.json(await listFindings(scopeOf(c), looking)));
  app.get('/api/sessions', async (c) => c.json(await listSessions(scopeOf(c), looking)));
  app.get('/api/sessions/:id', async (c) =>
    c.json(await showSession(scopeOf(c), looking, c.req.param('id'))),
  );
  app.get('/api/sessions/:id/stream', (c) => streamSession(scopeOf(c), looking, c.req.param('id')));
  app.get('/api/sessions/:id/chunks/:key', (c) => sendChunk(scopeOf(c), looking, c.req.param()));
  app.get('/api/sessions/:id/assets', async (c) =>
    c.json(await listSessionAssets(scopeOf(c), looking, c.req.param('id'))),
  );
  app.get('/api/sessions/:id/assets/:name', (c) => sendAsset(scopeOf(c), looking, c.req.param()));
}

function showPage(c: ViewerContext, { assets }: ViewerParts, status = 200): Response {
  return page({ assets, basePath: c.env.mount.basePath, nonce: c.env.nonce, status });
}

function scopeIn(c: ViewerContext, parts: ViewerParts): ViewerScope {
  return {
    parts,
    viewer: c.env.mount.viewer,
    peerAddress: c.env.mount.peerAddress ?? null,
    request: c.req.raw,
  };
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
