import { httpFacts, type RequestFacts } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { originalPath } from './original-path.js';

/** What core wants to know about an Express request. */
export function factsOf(req: Request): RequestFacts {
  return httpFacts(req, { url: originalPath(req) });
}
