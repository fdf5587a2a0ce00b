import type { ServerResponse } from 'node:http';
import type { Audit } from '../../audit.js';
import type { Draft } from '../../record/draft.js';
import type { RequestEnd } from '../../record/request-facts.js';
import { asError } from '../../thrown.js';
import { foreseeDraft, onNeverAnswered, settleDraft } from '../drafts.js';
import { beforeAnswer } from './before-answer.js';

/** What an adapter alone knows of a request's end, without doing anything; `statusCode` is null where no answer began. */
export type DescribeEnd = (statusCode: number | null) => Partial<RequestEnd>;

/**
 * Settles the draft once: answered, gone away before the end, or never answered. What is known when the answer goes out
 * is kept before its last byte does.
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
    conclude(draft, statusCode);
    settleDraft(audit, draft, { ...how, statusCode, ...describe(statusCode) });
  };
  const foresee = (how: Pick<RequestEnd, 'aborted'>): void => {
    const { statusCode } = res;
    if (how.aborted !== true) conclude(draft, statusCode);
    foreseeDraft(audit, draft, {
      statusCode,
      describe: () => ({ ...how, statusCode, ...describe(statusCode) }),
    });
  };
  beforeAnswer(res, {
    // Until its end it may break off, and then that is what is known.
    onFirstPiece: () => foresee({ aborted: true }),
    onEnd: () => foresee({}),
  });
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

/** Lets everybody who waits for the status have their say, once. */
function conclude(draft: Draft, statusCode: number | null): void {
  const words = draft.lastWords;
  draft.lastWords = null;
  for (const say of words ?? []) {
    try {
      say(statusCode);
    } catch (error) {
      draft.home.onError(asError(error));
    }
  }
}
