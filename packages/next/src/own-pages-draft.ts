import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import {
  announceSessionEnd,
  type Draft,
  httpFacts,
  openDraft,
  runInDraft,
  settleAtEnd,
  shareAudit,
} from '@auditreel/core/adapter';

/** An API route of the Pages Router, and how to run it in a draft. */
export interface OwnPagesDraft {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly run: (draft: Draft) => Promise<unknown>;
}

/** Records an API route by itself; it is done when its record is stored, because nothing waits for it afterwards. */
export async function inOwnPagesDraft(audit: Audit, { req, res, run }: OwnPagesDraft): Promise<unknown> {
  shareAudit(audit);
  const draft = openDraft(audit, httpFacts(req));
  const closed = once(res, 'close');
  settleAtEnd(audit, draft, { res, describe: () => ({}) });
  announceSessionEnd(audit, draft, res);
  const result = await runInDraft(audit, draft, () => run(draft));
  if (res.writableEnded) {
    await closed;
    await audit.flush();
  }
  return result;
}
