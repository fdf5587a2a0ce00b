import { draftOf } from '../adapter/calls.js';
import { endedSession, runInDraft, settleDraft } from '../adapter/drafts.js';
import { webFacts } from '../adapter/web-facts.js';
import type { Audit } from '../audit.js';
import { SESSION_HEADER } from '../protocol/names.js';
import type { Draft } from '../record/draft.js';
import { openOwnDraft } from './open-own-draft.js';
import { safely } from './record-safely.js';

/** Who sent a web request, which does not carry that itself. */
export interface Peer {
  /** Address of the socket's other end. */
  readonly address?: string | null;
}

/** A request of an auth library, and who answers it. */
export interface Served {
  readonly request: Request;
  readonly peer: Peer | undefined;
  handle(): Promise<Response>;
  /** Has the last word on the draft before it settles; answers its route, if that is known. */
  conclude?(draft: Draft, response: Response | null): Promise<string | null>;
}

/** Answers in the draft of the request: the one that an adapter opened, else one of its own. */
export async function serveAudited(audit: Audit, served: Served): Promise<Response> {
  const around = draftOf(audit);
  const isOpen = around !== null && !around.settled;
  return isOpen ? serveIn(audit, served, around) : serveOwn(audit, served);
}

async function serveIn(audit: Audit, served: Served, draft: Draft): Promise<Response> {
  let response: Response | null = null;
  try {
    response = await served.handle();
    return response;
  } finally {
    await routeOf(audit, served, { draft, response });
  }
}

async function serveOwn(audit: Audit, served: Served): Promise<Response> {
  const draft = openOwnDraft(audit, webFacts(served.request, addressOf(served.peer)));
  return runInDraft(audit, draft, async () => {
    let response: Response;
    try {
      response = await served.handle();
    } catch (error) {
      const route = await routeOf(audit, served, { draft, response: null });
      settleDraft(audit, draft, { statusCode: 500, error, route });
      throw error;
    }
    const route = await routeOf(audit, served, { draft, response });
    settleDraft(audit, draft, { statusCode: response.status, route });
    const ended = endedSession(audit, draft);
    return ended === null ? response : announced(response, ended);
  });
}

async function routeOf(
  audit: Audit,
  served: Served,
  { draft, response }: { readonly draft: Draft; readonly response: Response | null },
): Promise<string | null> {
  return (await safely(audit, () => served.conclude?.(draft, response) ?? null)) ?? null;
}

/** A router may hand its own context over as the second argument. */
function addressOf(peer: unknown): string | null {
  if (typeof peer !== 'object' || peer === null || !('address' in peer)) return null;
  return typeof peer.address === 'string' ? peer.address : null;
}

/** A copy: the headers of a redirect can't be changed. */
function announced(response: Response, ended: string): Response {
  const headers = new Headers(response.headers);
  headers.set(SESSION_HEADER, ended);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
