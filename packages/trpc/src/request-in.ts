import type { IncomingMessage } from 'node:http';
import { httpFacts, pathOf, type RequestFacts, webFacts } from '@auditreel/core/adapter';

/** The request that a host's context carries as `req` or `request`: a web one, or one of Node's HTTP server. */
export function requestIn(ctx: unknown): RequestFacts | undefined {
  if (typeof ctx !== 'object' || ctx === null) return undefined;
  try {
    return factsOf(Reflect.get(ctx, 'req')) ?? factsOf(Reflect.get(ctx, 'request'));
  } catch {
    // A getter of the host's that throws: then nothing is known of the request.
    return undefined;
  }
}

function factsOf(request: unknown): RequestFacts | undefined {
  if (isWebRequest(request)) return webFacts(request, null);
  return isNodeRequest(request) ? nodeFacts(request) : undefined;
}

/** Also of another realm or package, such as undici's. */
function isWebRequest(request: unknown): request is Request {
  if (request instanceof Request) return true;
  const { url, headers } = membersOf(request);
  return typeof url === 'string' && typeof membersOf(headers).get === 'function';
}

/** By its shape: frameworks hand on their own kinds of it. */
function isNodeRequest(request: unknown): request is IncomingMessage & { readonly originalUrl?: unknown } {
  const { method, url, headers, socket } = membersOf(request);
  return typeof method === 'string' && typeof url === 'string' && isObject(headers) && isObject(socket);
}

/** Express cuts what a router hangs under from `url`, and keeps it in `originalUrl`. */
function nodeFacts(request: IncomingMessage & { readonly originalUrl?: unknown }): RequestFacts {
  const { originalUrl } = request;
  return httpFacts(request, typeof originalUrl === 'string' ? { url: pathOf(originalUrl) } : {});
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? (value as Readonly<Record<string, unknown>>) : {};
}
