import type { Audit } from '@auditreel/core';
import { type Draft, onNeverAnswered, type RequestEnd, settleDraft } from '@auditreel/core/adapter';
import type { Request, Response } from 'express';
import { type Routing, routingOf } from './route-trail.js';

/** Settles the draft once: answered, gone away before the end, or never answered. */
export function settleAtEnd(audit: Audit, draft: Draft, { req, res }: { req: Request; res: Response }): void {
  const settle = (end: Pick<RequestEnd, 'aborted' | 'timedOut'>): void => {
    if (!draft.settled) settleDraft(audit, draft, endOf({ req, res }, end));
  };
  const answered = onNeverAnswered(audit, () => {
    // An answer that has begun, such as a stream of events, may go on for hours.
    if (!res.headersSent) settle({ timedOut: true });
  });
  // An answer that is complete closes too, a tick after it has finished.
  res.on('close', () => {
    answered();
    settle(res.writableFinished ? {} : { aborted: true });
  });
}

function endOf({ req, res }: { req: Request; res: Response }, how: Partial<RequestEnd>): RequestEnd {
  const statusCode = res.headersSent ? res.statusCode : null;
  const { route, isDerived, error }: Routing = routingOf(req, statusCode);
  const isFailure = error !== undefined && statusCode !== null && statusCode >= 400;
  const routeSource = isDerived ? 'derived' : 'template';
  return { ...how, statusCode, route, routeSource, ...(isFailure && { error }) };
}
