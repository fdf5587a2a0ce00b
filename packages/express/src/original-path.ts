import { pathOf } from '@auditreel/core/adapter';
import type { Request } from 'express';

/** Path and query as the client sent them, wherever the app and its routers hang. */
export function originalPath(req: Request): string {
  return pathOf(req.originalUrl);
}
