import type { Context, Hono } from 'hono';
import { exportAnswer } from './export-api.js';
import { addNote } from './notes-api.js';
import { listShares, makeShare, openShare, revokeShare } from './shares-api.js';
import type { ViewerBindings } from './viewer-bindings.js';
import type { ViewerScope } from './viewer-parts.js';

type ViewerContext = Context<{ Bindings: ViewerBindings }>;

/** What the routes need to know of the app that they belong to. */
export interface RouteTools {
  readonly scopeOf: (c: ViewerContext) => ViewerScope;
  /** The page, whatever the address. */
  readonly show: (c: ViewerContext, status?: number) => Response;
}

/** Exports, notes and shared links. */
export function addTakeAway(app: Hono<{ Bindings: ViewerBindings }>, { scopeOf, show }: RouteTools): void {
  app.get('/shares', (c) => show(c));
  app.get('/s/:token', async (c) => {
    const path = await openShare(scopeOf(c), c.req.param('token'));
    // The same for a link that never was and for one that is over.
    return path === null ? show(c, 404) : c.redirect(`${c.env.mount.basePath}${path}`);
  });
  app.get('/api/export', (c) => exportAnswer(scopeOf(c)));
  app.post('/api/notes', async (c) => c.json(await addNote(scopeOf(c)), 201));
  app.get('/api/shares', async (c) => c.json(await listShares(scopeOf(c))));
  app.post('/api/shares', async (c) => c.json(await makeShare(scopeOf(c), c.env.mount.basePath), 201));
  app.post('/api/shares/:id/revoke', async (c) => c.json(await revokeShare(scopeOf(c), c.req.param('id'))));
}
