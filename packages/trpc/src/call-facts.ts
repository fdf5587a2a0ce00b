import { CONTEXT_HEADER, type RequestFacts } from '@auditreel/core/adapter';

/** Where a call's facts come from: the draft around it, else a web `Request` in the host's context. */
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
  readonly #web: Request | undefined;
  readonly #isSent: boolean;

  constructor({ ctx, request, isSent }: CallSources) {
    this.#request = request;
    this.#web = request === undefined ? webRequestOf(ctx) : undefined;
    this.#isSent = isSent;
    this.method = request?.method ?? this.#web?.method ?? 'POST';
    this.url = request?.url ?? pathOf(this.#web);
    this.peerAddress = request?.peerAddress ?? null;
    this.native = ctx;
  }

  header(name: string): string | undefined {
    if (name === CONTEXT_HEADER && !this.#isSent) return undefined;
    return this.#request?.header(name) ?? this.#web?.headers.get(name) ?? undefined;
  }

  headers(): Headers {
    return this.#request?.headers?.() ?? new Headers(this.#web?.headers);
  }

  body(): unknown {
    return this.input;
  }
}

/** The fetch adapter hands its request to `createContext`; hosts pass it on as `req` or `request`. */
function webRequestOf(ctx: unknown): Request | undefined {
  if (typeof ctx !== 'object' || ctx === null) return undefined;
  try {
    const candidates: readonly unknown[] = [Reflect.get(ctx, 'req'), Reflect.get(ctx, 'request')];
    return candidates.find((one): one is Request => one instanceof Request);
  } catch {
    // A getter of the host's that throws: then nothing is known of the request.
    return undefined;
  }
}

function pathOf(request: Request | undefined): string {
  if (request === undefined) return '/';
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}
