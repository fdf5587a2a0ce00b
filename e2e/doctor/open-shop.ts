import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Audit, type AuditOptions, createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import { auditMiddleware } from '@auditreel/express';
import express, { type RequestHandler } from 'express';
import type { Host } from './open-host.ts';

/** How a shop's server differs from the healthy one. */
export interface ShopOptions {
  /** What stands in the page's head. @default the recorder's tag, and a script of the shop's own after it */
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Before the audit's middleware. */
  readonly before?: RequestHandler;
  /** After it, before the page. */
  readonly after?: RequestHandler;
  readonly audit?: Partial<AuditOptions>;
}

export interface Shop {
  readonly url: string;
  readonly audit: Audit;
  /** Stores what was recorded so far. */
  readonly flush: () => Promise<void>;
}

export const TAG = '<script src="/api/auditreel/recorder.js"></script>';

/** Starts the host's app: a page, a route that changes something, and the recorder's routes. The doctor is given its page. */
export async function openShop(host: Host, options: ShopOptions = {}): Promise<Shop> {
  const audit = createAudit({
    storage: prismaStorage(host.client),
    secret: host.secret,
    durability: { spool: { dir: `${host.folder}/.auditreel` } },
    ...options.audit,
  });
  const app = express().disable('x-powered-by');
  if (options.before) app.use(options.before);
  app.use(auditMiddleware(audit));
  if (options.after) app.use(options.after);
  app.get('/', (_req, res) => {
    res.set({ 'content-security-policy': "default-src 'self'", ...options.headers }).type('html');
    res.send(pageOf(options.head ?? `${TAG}<script src="/shop.js"></script>`));
  });
  app.post('/orders', (_req, res) => {
    res.status(201).json({});
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  host.args.push('--url', `${url}/`);
  host.onClose(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await audit.close();
  });
  return { url, audit, flush: () => audit.flush() };
}

function pageOf(head: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Shop</title></head><body><h1>Honey jars</h1></body></html>`;
}
