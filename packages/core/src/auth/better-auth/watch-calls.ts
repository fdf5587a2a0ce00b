import { draftOf } from '../../adapter/calls.js';
import { endedSession, settleDraft } from '../../adapter/drafts.js';
import type { Audit } from '../../audit.js';
import { SESSION_HEADER } from '../../protocol/names.js';
import type { Draft } from '../../record/draft.js';
import { openOwnDraft } from '../open-own-draft.js';
import { fieldOf } from '../read-unknown.js';
import type { BetterAuthHandler, ToActor } from './better-auth-shapes.js';
import { callFacts } from './call-facts.js';
import { notesOf, pathOf, takeNotes } from './call-notes.js';
import { isNamed, outlivesActor } from './describe-call.js';
import { statusOf } from './ended-call.js';
import { endpointOfRequest, routeOfEndpoint } from './endpoint-of-url.js';
import { heardPaths, openCalls, ownDrafts } from './open-calls.js';
import { recordCall } from './record-call.js';

/** Before an endpoint runs: notes are begun, and where there will be nobody to ask, it is asked now who acts. */
export async function beginCall(audit: Audit, endpoint: unknown): Promise<void> {
  const notes = takeNotes(endpoint);
  const path = pathOf(endpoint);
  const around = draftOf(audit);
  const draft = around ?? (isNamed(path) ? openOwnDraft(audit, callFacts(endpoint)) : null);
  if (draft === null) return;
  if (around === null) ownDrafts.set(notes, draft);
  // What the server asks while it answers, such as who is signed in, is not the call that the client sent.
  else if (fieldOf(endpoint, 'request') instanceof Request) {
    openCalls.set(draft, { endpoint, notes });
    heardPaths.set(draft, path);
  }
  if (outlivesActor(path)) await draft.home.askActor(draft);
}

/** After an endpoint has ended, in whatever way: everything that it did is recorded. */
export async function endCall(
  audit: Audit,
  endpoint: unknown,
  toActor: ToActor,
): Promise<{ headers?: Headers }> {
  const notes = notesOf(endpoint);
  if (notes === null) return {};
  const returned = fieldOf(fieldOf(endpoint, 'context'), 'returned');
  // A settled one, too: the request was broken off, and what still came of it is an event of its record.
  const around = draftOf(audit);
  if (around !== null) {
    if (openCalls.get(around)?.notes === notes) openCalls.delete(around);
    await recordCall(audit, { endpoint, notes, returned, draft: around, toActor });
    return {};
  }
  const draft = ownDrafts.get(notes) ?? openOwnDraft(audit, callFacts(endpoint));
  if (!(await recordCall(audit, { endpoint, notes, returned, draft, toActor }))) return {};
  settleDraft(audit, draft, { statusCode: statusOf(returned), route: routeOf(audit, endpoint) });
  const ended = endedSession(audit, draft);
  return ended === null ? {} : { headers: new Headers({ [SESSION_HEADER]: ended }) };
}

/** An answer whose end the hooks may not have seen. */
export interface Answered {
  readonly draft: Draft;
  readonly request: Request;
  readonly auth: BetterAuthHandler;
  /** Null when the handler threw. */
  readonly response: Response | null;
  readonly toActor: ToActor;
}

/**
 * Records what no hook saw the end of: a raw response, an error of another plugin, a request that was turned away
 * before it came to an endpoint. Answers the route, if it is known.
 */
export async function endUnheard(audit: Audit, answered: Answered): Promise<string | null> {
  const { draft, request, auth, response, toActor } = answered;
  const left = openCalls.get(draft);
  openCalls.delete(draft);
  const heard = heardPaths.get(draft);
  const path = heard ?? endpointOfRequest(audit, request, auth);
  if (path === null) return null;
  const returned = response ?? Object.assign(new Error('no answer'), { statusCode: 500 });
  const wasTurnedAway = heard === undefined && turnsAway(statusOf(returned));
  if (left !== undefined) await recordCall(audit, { ...left, returned, draft, toActor });
  else if (wasTurnedAway) {
    const endpoint = { path, context: {} };
    await recordCall(audit, { endpoint, notes: takeNotes(endpoint), returned, draft, toActor });
  }
  return routeOfEndpoint(audit, request.url, path);
}

/** Whether this is how a request to an endpoint that exists is refused; all others were to none. */
function turnsAway(status: number): boolean {
  return [400, 401, 403, 429].includes(status) || status >= 500;
}

function routeOf(audit: Audit, endpoint: unknown): string {
  const request = fieldOf(endpoint, 'request');
  const path = pathOf(endpoint);
  return request instanceof Request ? routeOfEndpoint(audit, request.url, path) : path;
}
