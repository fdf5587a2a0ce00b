import { webFacts } from '../../adapter/web-facts.js';
import type { RequestFacts } from '../../record/request-facts.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { pathOf } from './call-notes.js';

/** The facts of a call that no adapter sees: of its request, or of the headers that the server called it with. */
export function callFacts(endpoint: unknown): RequestFacts {
  const request = fieldOf(endpoint, 'request');
  if (request instanceof Request) return webFacts(request, null);
  const headers = headersOf(fieldOf(endpoint, 'headers'));
  return {
    method: textAt(endpoint, 'method') ?? 'POST',
    url: pathOf(endpoint),
    header: (name) => headers.get(name) ?? undefined,
    headers: () => new Headers(headers),
    peerAddress: null,
    native: null,
  };
}

function headersOf(given: unknown): Headers {
  try {
    return new Headers(given as ConstructorParameters<typeof Headers>[0]);
  } catch {
    return new Headers();
  }
}
