import type { RequestContext, RequestMark } from '@auditreel/core/protocol';
import {
  CONTEXT_HEADER,
  formatContext,
  routeOf,
  SESSION_HEADER,
  sessionEnded,
} from '@auditreel/core/protocol';
import type { Stub } from './stub.js';
import { taggable } from './targets.js';

/** A request's tag as the patches use it. */
export interface Tag {
  readonly header: readonly [name: string, value: string];
  readonly token: string;
  readonly context: RequestContext;
}

/** Tags requests, marks those that change something, and reads answers. */
export interface Tagger {
  tag(method: string, url: string, sameOriginOnly?: boolean): Tag | null;
  /** Looks for the server's word that the session is over. */
  answered(token: string, header: (name: string) => string | null): void;
}

const SAFE = /^(GET|HEAD|OPTIONS)$/i;
const MAX_QUEUED = 400;

/** Makes the tagger of a page. */
export function createTagger(stub: Stub): Tagger {
  return {
    tag: (method, url, sameOriginOnly = false) => {
      if (stub.stopped || !stub.consent()) return null;
      const listed = stub.session?.settings.origins.includes(location.origin) === true;
      const rules = {
        base: stub.base,
        pageOrigin: location.origin,
        baseListsPage: listed && !sameOriginOnly,
      };
      const target = taggable(url, document.baseURI, rules);
      if (!target) return null;
      const context = contextOf(stub);
      if (!SAFE.test(method)) mark(stub, markOf(stub, context, method.toUpperCase(), target.pathname));
      return { header: [CONTEXT_HEADER, formatContext(context)], token: context.sessionToken, context };
    },
    answered: (token, header) => {
      if (token === '' || token !== stub.session?.sessionToken) return;
      if (header(SESSION_HEADER) === sessionEnded(token)) endSession(stub);
    },
  };
}

function contextOf(stub: Stub): RequestContext {
  return {
    sessionToken: stub.session?.sessionToken ?? '',
    tabId: stub.tabId,
    requestId: crypto.randomUUID(),
    t: stub.clock.now(),
  };
}

function markOf(stub: Stub, context: RequestContext, method: string, path: string): RequestMark {
  const inputAgo = stub.lastInput === null ? null : Math.max(0, context.t - stub.lastInput);
  return { requestId: context.requestId, method, path: routeOf(path), t: context.t, inputAgo };
}

function mark(stub: Stub, made: RequestMark): void {
  if (stub.lazy) stub.lazy.mark(made);
  else if (stub.session?.settings.recording !== false && stub.marks.length < MAX_QUEUED)
    stub.marks.push(made);
}

function endSession(stub: Stub): void {
  if (stub.lazy) stub.lazy.ended();
  else void stub.openSession('ended').then((session) => session && stub.adopt(session));
}
