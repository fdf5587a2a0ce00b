import type { IncomingMessage } from 'node:http';
import type { RequestFacts } from '../../record/request-facts.js';
import { webHeaders } from './web-headers.js';

/** A request of Node's HTTP server, and how its framework knows it. */
export interface HttpFactsOptions {
  /** Path and query as the client sent them. @default what the request line says */
  readonly url?: string;
}

/**
 * What core wants to know about a request of Node's HTTP server; what only few records need is asked for later.
 * @example const draft = openDraft(audit, httpFacts(req));
 */
export function httpFacts(req: IncomingMessage, { url }: HttpFactsOptions = {}): RequestFacts {
  return new HttpFacts(req, url ?? pathOf(req.url ?? '/'));
}

/** Path and query of a request line; a proxy's names scheme and host before it. */
export function pathOf(target: string): string {
  if (target.startsWith('/')) return target;
  if (!URL.canParse(target)) return `/${target}`;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

/** A class: four functions of its own for each request are a part of its cost that one can measure. */
class HttpFacts implements RequestFacts {
  readonly method: string;
  readonly url: string;
  readonly peerAddress: string | null;
  readonly native: IncomingMessage & { readonly body?: unknown };

  constructor(req: IncomingMessage, url: string) {
    this.method = req.method ?? 'GET';
    this.url = url;
    this.peerAddress = req.socket.remoteAddress ?? null;
    this.native = req;
  }

  header(name: string): string | undefined {
    const value = this.native.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  headers(): Headers {
    return webHeaders(this.native);
  }

  body(): unknown {
    return this.native.body;
  }
}
