import type { IncomingMessage } from 'node:http';
import { bodyOf } from './web-body.js';
import { webHeaders } from './web-headers.js';

export interface WebRequestOptions {
  /** Path and query that the reader expects. */
  readonly path: string;
  /** As the client used it, behind a proxy too, where the framework knows. @default that of the socket */
  readonly scheme?: 'http' | 'https';
  /** Bytes after which the body ends in an error. @default no bound: the reader counts itself */
  readonly maxBody?: number;
}

/**
 * A request of Node's HTTP server as a web one.
 * @example const response = await handle(webRequest(req, { path: '/api/auditreel/session' }), { address: null });
 */
export function webRequest(
  req: IncomingMessage,
  { path, scheme, maxBody = Number.POSITIVE_INFINITY }: WebRequestOptions,
): Request {
  const body = req.method === 'GET' || req.method === 'HEAD' ? null : bodyOf(req, maxBody);
  return new Request(originOf(req, scheme ?? schemeOf(req)) + path, {
    method: webMethod(req.method ?? 'GET'),
    headers: webHeaders(req),
    ...(body === null ? {} : { body, duplex: 'half' as const }),
  });
}

/** A web request can't be a TRACE; as OPTIONS it is as harmless, and nobody answers it either. */
function webMethod(method: string): string {
  return method === 'TRACE' ? 'OPTIONS' : method;
}

function schemeOf(req: IncomingMessage): 'http' | 'https' {
  return 'encrypted' in req.socket && req.socket.encrypted === true ? 'https' : 'http';
}

function originOf(req: IncomingMessage, scheme: string): string {
  const origin = `${scheme}://${req.headers.host ?? 'localhost'}`;
  return URL.canParse(origin) ? new URL(origin).origin : 'http://localhost';
}
