import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Draft } from '@auditreel/core/adapter';

/**
 * An action that a page's own bundle lacks is fetched by Next from itself, with the headers of the request: the second
 * request is the first one's, and has no record of its own.
 */
export interface ForwardedActions {
  /** The draft of the request that this one was forwarded for; null for every other request. */
  draftOf(request: IncomingMessage): Draft | null;
  /** Marks a request that calls an action, until it is answered. */
  expect(
    draft: Draft,
    exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
  ): void;
}

/** Next copies it with the others; nobody outside can know a value. */
const HEADER = 'x-audit-forwarded';

export function forwardedActions(): ForwardedActions {
  const open = new Map<string, Draft>();
  return {
    draftOf({ headers }) {
      const token = headers[HEADER];
      return typeof token === 'string' ? (open.get(token) ?? null) : null;
    },
    expect(draft, { request, response }) {
      delete request.headers[HEADER];
      if (request.headers['next-action'] === undefined) return;
      const token = randomUUID();
      request.headers[HEADER] = token;
      open.set(token, draft);
      response.once('close', () => open.delete(token));
    },
  };
}
