import type { IncomingMessage } from 'node:http';

/** A request's headers as a web `Headers`; what the web does not allow in one is left out. */
export function webHeaders(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || name.startsWith(':')) continue;
    try {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    } catch {
      // Node lets names and values through that a web header may not have; nobody can ask for them by web means.
    }
  }
  return headers;
}
