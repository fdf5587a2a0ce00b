import type { RequestEnd } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { type Routing, routingOf } from './route-trail.js';

/** Where a request was answered, and what it ran into on the way. */
export function endOf(req: Request, statusCode: number | null): Partial<RequestEnd> {
  const { route, isDerived, error }: Routing = routingOf(req, statusCode);
  const isFailure = error !== undefined && statusCode !== null && statusCode >= 400;
  return { route, routeSource: isDerived ? 'derived' : 'template', ...(isFailure && { error }) };
}
