import type { RequestFacts } from './request-facts.js';

/**
 * A web `Request` that is only built when something more than method and URL is asked of it,
 * because most hosts' `actor` never looks: building one costs more than the rest of a record.
 */
export function lazyRequest(facts: RequestFacts): Request {
  let built: Request | undefined;
  const request = (): Request => {
    built ??= buildRequest(facts);
    return built;
  };
  // A target of its own: what a host hangs on this request must not show on the next.
  return new Proxy({} as Request, {
    get(target, property) {
      if (property === 'method') return facts.method;
      if (Object.hasOwn(target, property)) return Reflect.get(target, property);
      const value: unknown = Reflect.get(request(), property, request());
      return typeof value === 'function' ? value.bind(request()) : value;
    },
    has: (_target, property) => Reflect.has(request(), property),
    getPrototypeOf: () => Request.prototype,
  });
}

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
