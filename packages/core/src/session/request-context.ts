import { parseContext, type RequestContext } from '../protocol/context.js';
import { CONTEXT_HEADER } from '../protocol/names.js';
import type { RequestFacts } from '../record/request-facts.js';

let lastHeader: string | undefined;
let lastContext: RequestContext | null = null;

/** What the page says about this request; asked more than once a request, and read once. */
export function contextOf(facts: RequestFacts): RequestContext | null {
  const header = facts.header(CONTEXT_HEADER);
  if (header === undefined) return null;
  if (header !== lastHeader) {
    lastContext = parseContext(header);
    lastHeader = header;
  }
  return lastContext;
}
