import { type Audit, recordAuth } from '@auditreel/core';
import { auditMiddleware, mount } from '@auditreel/express';
import { createViewer } from '@auditreel/viewer';
import express, { type Express, type RequestHandler } from 'express';
import type { AppConfig } from './app-config.ts';
import { shopPage } from './shop-page.ts';

/** A page with a button, the routes that it asks, and the viewer. */
export function shopOf(audit: Audit, { corsHeaders = [] }: AppConfig): Express {
  const app = express();
  // Before the host's own CORS: the recorder's preflights are answered here.
  app.use(auditMiddleware(audit));
  app.use(hostCors(corsHeaders));
  app.get('/', (_req, res) => {
    res.type('html').send(shopPage({ api: '.', start: 'tag' }));
  });
  app.get('/health', (_req, res) => {
    res.json(audit.health());
  });
  app.post('/orders', (_req, res) => {
    res.status(201).json({});
  });
  app.post('/logout', async (_req, res) => {
    await recordAuth(audit, 'authn.logout', { outcome: 'success' });
    res.json({});
  });
  app.use('/admin/audit', mount(createViewer(audit), { authorize: () => ({ actor: ADMIN }) }));
  return app;
}

const ADMIN = { type: 'user', id: 'mara' } as const;

/** As the `cors` package does it, for pages of every origin. */
function hostCors(headers: readonly string[]): RequestHandler {
  return (req, res, next) => {
    if (req.headers.origin === undefined) return next();
    res.set({
      'access-control-allow-origin': req.headers.origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'x-audit-session',
      vary: 'Origin',
    });
    if (req.method !== 'OPTIONS') return next();
    res.set('access-control-allow-headers', headers.join(',')).sendStatus(204);
  };
}
