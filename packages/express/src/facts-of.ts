import type { RequestFacts } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { originalPath } from './original-path.js';
import { webHeaders } from './web-headers.js';

/** What core wants to know about an Express request; what only few records need is asked for later. */
export function factsOf(req: Request): RequestFacts {
  return {
    method: req.method,
    url: originalPath(req),
    header: (name) => headerOf(req, name),
    headers: () => webHeaders(req),
    peerAddress: req.socket.remoteAddress ?? null,
    body: () => req.body as unknown,
    native: req,
  };
}

function headerOf(req: Request, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
