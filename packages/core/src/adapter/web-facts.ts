import type { RequestFacts } from '../record/request-facts.js';
import { pathOf } from './http/http-facts.js';

/**
 * What core wants to know about a web request; it does not carry the address of the socket's other end.
 * @example const draft = openDraft(audit, webFacts(request, null));
 */
export function webFacts(request: Request, peerAddress: string | null): RequestFacts {
  return {
    method: request.method,
    url: pathOf(request.url),
    header: (name) => request.headers.get(name) ?? undefined,
    headers: () => new Headers(request.headers),
    peerAddress,
    native: request,
  };
}
