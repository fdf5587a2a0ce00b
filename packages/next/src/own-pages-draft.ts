import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import { announceSessionEnd, type Draft, httpFacts, runInDraft, settleAtEnd } from '@auditreel/core/adapter';
import { openOwnDraft, STORED_MS } from './own-draft.js';

/** An API route of the Pages Router, and how to run it in a draft. */
export interface OwnPagesDraft {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly run: (draft: Draft) => Promise<unknown>;
  readonly runUnrecorded: () => unknown;
}

/** Records an API route by itself; it is done when its record is stored, because nothing waits for it afterwards. */
export async function inOwnPagesDraft(
  audit: Audit,
  { req, res, run, runUnrecorded }: OwnPagesDraft,
): Promise<unknown> {
  const draft = openOwnDraft(audit, httpFacts(req));
  if (draft === null) return runUnrecorded();
  const closed = new Promise<void>((resolve) => {
    res.once('close', resolve);
  });
  settleAtEnd(audit, draft, { res, describe: () => ({}) });
  announceSessionEnd(audit, draft, res);
  const result = await runInDraft(audit, draft, () => run(draft));
  if (res.writableEnded) {
    await closed;
    await audit.flush({ deadlineMs: STORED_MS });
  }
  return result;
}
