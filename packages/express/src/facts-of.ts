import type { RequestFacts } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { originalPath } from './original-path.js';
import { webHeaders } from './web-headers.js';

/** What core wants to know about an Express request; what only few records need is asked for later. */
export function factsOf(req: Request): RequestFacts {
  return new ExpressFacts(req);
}

/** A class: four functions of its own for each request are a part of its cost that one can measure. */
class ExpressFacts implements RequestFacts {
  readonly method: string;
  readonly url: string;
  readonly peerAddress: string | null;
  readonly native: Request;

  constructor(req: Request) {
    this.method = req.method;
    this.url = originalPath(req);
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
