import type { Audit } from '@auditreel/core';
import { type Draft, onNeverAnswered, settleDraft } from '@auditreel/core/adapter';

/** Settles a call whose client has gone, or that nobody answers, until what it returns is called. */
export function settleWhenGone(audit: Audit, draft: Draft, signal: AbortSignal | undefined): () => void {
  const onAbort = (): void => settleDraft(audit, draft, { statusCode: null, aborted: true });
  const answered = onNeverAnswered(audit, () =>
    settleDraft(audit, draft, { statusCode: null, timedOut: true }),
  );
  signal?.addEventListener('abort', onAbort, { once: true });
  return () => {
    answered();
    signal?.removeEventListener('abort', onAbort);
  };
}
