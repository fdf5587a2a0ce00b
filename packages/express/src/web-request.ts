import type { Request as ExpressRequest } from 'express';
import { bodyOf } from './web-body.js';
import { webHeaders } from './web-headers.js';

export interface WebRequestOptions {
  /** Path and query that the reader expects. */
  readonly path: string;
  /** Bytes after which the body ends in an error. @default no bound: the reader counts itself */
  readonly maxBody?: number;
}

/** An Express request as a web one. */
export function webRequest(
  req: ExpressRequest,
  { path, maxBody = Number.POSITIVE_INFINITY }: WebRequestOptions,
): Request {
  const body = req.method === 'GET' || req.method === 'HEAD' ? null : bodyOf(req, maxBody);
  return new Request(originOf(req) + path, {
    method: webMethod(req.method),
    headers: webHeaders(req),
    ...(body === null ? {} : { body, duplex: 'half' as const }),
  });
}

/** A web request can't be a TRACE; as OPTIONS it is as harmless, and nobody answers it either. */
function webMethod(method: string): string {
  return method === 'TRACE' ? 'OPTIONS' : method;
}

function originOf(req: ExpressRequest): string {
  // Behind a trusted proxy it is whatever the header says.
  const scheme = req.protocol === 'https' ? 'https' : 'http';
  const origin = `${scheme}://${req.headers.host ?? 'localhost'}`;
  return URL.canParse(origin) ? new URL(origin).origin : 'http://localhost';
}
