import type { Audit } from '@auditreel/core';
import {
  type Draft,
  hasRecord,
  mayRun,
  runInDraft,
  settleDraft,
  unavailableError,
} from '@auditreel/core/adapter';
import { TRPCError } from '@trpc/server';
import { type CallResult, endOf } from './end-of.js';
import { settleWhenGone } from './settle-when-gone.js';
import { streamWatch } from './stream-watch.js';
import { watchStream } from './watch-stream.js';

/** A call whose draft is open, and what runs the rest of it. */
export interface OpenedCall<Result> {
  readonly draft: Draft;
  readonly isSubscription: boolean;
  readonly signal: AbortSignal | undefined;
  readonly run: () => Promise<Result>;
}

/** Runs a call, once it may, in its draft, which is settled however that ends; its stream is watched after that. */
export async function recordCall<Result extends CallResult>(
  audit: Audit,
  { draft, isSubscription, signal, run }: OpenedCall<Result>,
): Promise<Result> {
  const answered = settleWhenGone(audit, draft, signal);
  const may = mayRun(audit, draft);
  if (may instanceof Promise && !(await may)) {
    answered();
    const error = unavailable();
    settleDraft(audit, draft, endOf({ ok: false, error }));
    throw error;
  }
  const result = await runInDraft(audit, draft, run);
  answered();
  const isStream = isSubscription && result?.ok === true && !draft.settled;
  settleDraft(audit, draft, endOf(result));
  if (!isStream || !hasRecord(audit, draft) || !('data' in result)) return result;
  return { ...result, data: watchStream(result.data, streamWatch(audit, draft, signal)) };
}

function unavailable(): TRPCError {
  const cause = unavailableError();
  return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: cause.message, cause });
}
