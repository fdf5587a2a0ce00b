import { CONTEXT_HEADER, type RequestFacts } from '@auditreel/core/adapter';
import { fieldsOf } from './fields-of.js';
import { requestIn } from './request-in.js';

/** Where a call's facts come from: the draft around it, else a request in the host's context. */
export interface CallSources {
  readonly ctx: unknown;
  readonly request: RequestFacts | undefined;
  /** Whether a client sent it; what the server calls by itself is no request that a recording has seen. */
  readonly isSent: boolean;
}

/** A call's facts are its request's, with tRPC's context as what `actor` gets. */
export class CallFacts implements RequestFacts {
  readonly method: string;
  readonly url: string;
  readonly peerAddress: string | null;
  readonly native: unknown;
  /** The call's input as the client sent it, once tRPC has read it. */
  input: unknown;
  readonly #request: RequestFacts | undefined;
  readonly #isSent: boolean;

  constructor({ ctx, request = requestIn(ctx), isSent }: CallSources) {
    this.#request = request;
    this.#isSent = isSent;
    this.method = request?.method ?? 'POST';
    this.url = request?.url ?? '/';
    this.peerAddress = request?.peerAddress ?? null;
    this.native = ctx;
  }

  header(name: string): string | undefined {
    if (name === CONTEXT_HEADER && !this.#isSent) return undefined;
    return this.#request?.header(name);
  }

  headers(): Headers {
    return this.#request?.headers?.() ?? new Headers();
  }

  body(): unknown {
    return fieldsOf(this.input);
  }
}
