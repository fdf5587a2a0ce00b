import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { PrismaClient } from '../../generated/client.js';
import { errorPage } from '../views/error.js';
import { sendPage } from './page.js';
import { wantsJson } from './reply.js';
import { notFound, ShopError } from './shop-error.js';

export function noSuchPage(): RequestHandler {
  return function noSuchPage(_req, _res, next) {
    next(notFound());
  };
}

/** One place decides what a failure looks like: JSON for scripts, a page for people. */
export function errors(prisma: PrismaClient): ErrorRequestHandler {
  return async function errors(error: unknown, req, res, next) {
    if (res.headersSent) return next(error);
    const shown = toShopError(error);
    if (shown.status >= 500) console.error(error);
    if (wantsJson(req)) {
      res.status(shown.status).json({ error: { message: shown.message, fields: shown.fields } });
      return;
    }
    const body = errorPage(shown.status, shown.message);
    await sendPage(prisma, req, res, { title: String(shown.status), body, status: shown.status });
  };
}

function toShopError(error: unknown): ShopError {
  if (error instanceof ShopError) return error;
  const status = statusOf(error);
  if (status < 500) return new ShopError(status, 'We couldn’t read this request.');
  return new ShopError(500, 'Something broke on our side. Nothing was charged; please try again.');
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
