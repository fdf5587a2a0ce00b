import type { RequestFacts } from '@auditreel/core/adapter';

/** A web request as core wants to know it; nothing tells the address of its other end. */
export function webFacts(request: Request): RequestFacts {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    url: pathname + search,
    header: (name) => request.headers.get(name) ?? undefined,
    headers: () => new Headers(request.headers),
    peerAddress: null,
    native: request,
  };
}
