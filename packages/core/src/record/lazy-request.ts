import type { RequestFacts } from './request-facts.js';

/**
 * A web `Request` that is only built when something more than method and URL is asked of it,
 * because most hosts' `actor` never looks: building one costs more than the rest of a record.
 */
export function lazyRequest(facts: RequestFacts): Request {
  // A target of its own: what a host hangs on this request must not show on the next.
  return new Proxy(new Unbuilt(facts) as object as Request, LAZY);
}

class Unbuilt {
  readonly #facts: RequestFacts;
  #request: Request | undefined;

  constructor(facts: RequestFacts) {
    this.#facts = facts;
  }

  static methodOf(target: object): string | undefined {
    return #facts in target ? target.#facts.method : undefined;
  }

  static requestOf(target: object): Request {
    if (!(#facts in target)) throw new TypeError('Illegal invocation');
    target.#request ??= buildRequest(target.#facts);
    return target.#request;
  }
}

const LAZY: ProxyHandler<Request> = {
  get(target, property) {
    if (property === 'method') return Unbuilt.methodOf(target);
    if (Object.hasOwn(target, property)) return Reflect.get(target, property);
    const request = Unbuilt.requestOf(target);
    const value: unknown = Reflect.get(request, property, request);
    return typeof value === 'function' ? value.bind(request) : value;
  },
  has: (target, property) => Reflect.has(Unbuilt.requestOf(target), property),
  getPrototypeOf: () => Request.prototype,
};

const PASSED_ON = [
  'authorization',
  'cookie',
  'accept',
  'accept-language',
  'content-type',
  'origin',
  'referer',
  'user-agent',
  'x-api-key',
  'x-forwarded-for',
  'x-request-id',
  'traceparent',
];

/** Without body: it belongs to the host. */
function buildRequest(facts: RequestFacts): Request {
  const headers = facts.headers?.() ?? new Headers();
  if (facts.headers === undefined) for (const name of PASSED_ON) addHeader(headers, name, facts.header(name));
  return new Request(urlOf(facts), { method: safeMethod(facts.method), headers });
}

function addHeader(headers: Headers, name: string, value: string | undefined): void {
  if (value === undefined) return;
  try {
    headers.set(name, value);
  } catch {
    // A header that fetch refuses (raw bytes above 0xFF) is not worth failing the actor for.
  }
}

function urlOf(facts: RequestFacts): string {
  const host = facts.header('host') ?? 'localhost';
  const url = facts.url.startsWith('/') ? facts.url : '/';
  return URL.canParse(`http://${host}${url}`) ? `http://${host}${url}` : 'http://localhost/';
}

function safeMethod(method: string): string {
  return /^(?:CONNECT|TRACE|TRACK)$/i.test(method) ? 'POST' : method;
}
