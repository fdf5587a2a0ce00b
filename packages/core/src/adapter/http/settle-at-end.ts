import type { ServerResponse } from 'node:http';
import type { Audit } from '../../audit.js';
import type { Draft } from '../../record/draft.js';
import type { RequestEnd } from '../../record/request-facts.js';
import { onNeverAnswered, settleDraft } from '../drafts.js';

/** What an adapter alone knows of a request's end, without doing anything; `statusCode` is null where no answer began. */
export type DescribeEnd = (statusCode: number | null) => Partial<RequestEnd>;

/**
 * Settles the draft once: answered, gone away before the end, or never answered.
 * @example settleAtEnd(audit, draft, { res, describe: () => ({ route: '/orders/:id' }) });
 */
export function settleAtEnd(
  audit: Audit,
  draft: Draft,
  { res, describe }: { readonly res: ServerResponse; readonly describe: DescribeEnd },
): void {
  draft.whereAnswered = () => describe(null);
  const settle = (how: Pick<RequestEnd, 'aborted' | 'timedOut'>): void => {
    if (draft.settled) return;
    const statusCode = res.headersSent ? res.statusCode : null;
    settleDraft(audit, draft, { ...how, statusCode, ...describe(statusCode) });
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
