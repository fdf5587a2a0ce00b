import type { Audit } from '@auditreel/core';
import { audited, auditMiddleware } from '@auditreel/express';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { HostClient } from '../storage/host-client.ts';
import type { DatabaseName } from './database-names.ts';
import { strictRowSql } from './strict-rows.ts';

interface Shop {
  readonly audit: Audit;
  readonly prisma: HostClient;
  readonly database: DatabaseName;
}

/** Routes with and without database work, of every durability. */
export function shopOf({ audit, prisma, database }: Shop): Express {
  const app = express();
  const insertStrict = strictRowSql(database);
  app.disable('x-powered-by');
  app.use(auditMiddleware(audit));
  app.post('/plain', (req, res) => {
    res.status(201).json({ id: idOf(req) });
  });
  app.post('/pieces', (req, res) => {
    res.status(201).write(`{"id":"${idOf(req)}",`);
    setTimeout(() => res.end('"pieces":2}'), 2);
  });
  app.post('/order', async (req, res) => {
    await prisma.order.create({ data: { note: idOf(req) } });
    res.status(201).json({ id: idOf(req) });
  });
  app.post('/strict', audited({ action: 'chaos.strict', durability: 'strict' }), async (req, res) => {
    await prisma.$executeRawUnsafe(insertStrict, idOf(req), idOf(req));
    res.status(201).json({ id: idOf(req) });
  });
  app.post('/best-effort', audited({ durability: 'best-effort' }), (req, res) => {
    res.status(201).json({ id: idOf(req) });
  });
  app.post('/burst', audited({ durability: 'best-effort' }), (req, res) => {
    const events = Number(req.query.events);
    for (let i = 0; i < events; i++) audit.record({ action: 'chaos.burst' });
    res.status(201).json({ events });
  });
  app.use(answerFailure);
  return app;
}

/** The request's own id, out of the header that a recorder sends. */
function idOf(req: Request): string {
  return req.get('x-audit-ctx')?.split(';')[3] ?? '';
}

const answerFailure: ErrorRequestHandler = (_error, _req, res, next) => {
  if (res.headersSent) next();
  else res.status(500).json({ error: 'The database did not do it' });
};
