import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import {
  announceSessionEnd,
  type Draft,
  httpFacts,
  runInDraft,
  settleAtEnd,
  settleDraft,
} from '@auditreel/core/adapter';
import { openOwnDraft, STORED_MS } from './own-draft.js';
import { askedOf } from './pages-path-of.js';
import { platformWaits } from './platform-wait.js';

/** An API route of the Pages Router, and how to run it in a draft. */
export interface OwnPagesDraft {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly run: (draft: Draft) => Promise<unknown>;
  readonly runUnrecorded: () => unknown;
}

/**
 * Records an API route by itself. The platform waits until its record is stored; where none does, the route is done
 * only then.
 */
export async function inOwnPagesDraft(
  audit: Audit,
  { req, res, run, runUnrecorded }: OwnPagesDraft,
): Promise<unknown> {
  const draft = openOwnDraft(audit, httpFacts(req, { url: askedOf(req) }));
  if (draft === null) return runUnrecorded();
  settleAtEnd(audit, draft, { res, describe: () => ({}) });
  announceSessionEnd(audit, draft, res);
  const ended = closed(res);
  const isWaitedFor = platformWaits(() => ended.then(() => audit.flush()));
  try {
    const result = await runInDraft(audit, draft, () => run(draft));
    if (isWaitedFor) return result;
    await ended;
    await audit.flush({ deadlineMs: STORED_MS });
    return result;
  } catch (error) {
    if (!isWaitedFor) await storeThrown(audit, draft, res);
    throw error;
  }
}

function closed(res: ServerResponse): Promise<void> {
  if (res.closed) return Promise.resolve();
  return new Promise((resolve) => {
    res.once('close', resolve);
  });
}

/** Next answers what was thrown only once it has it: nothing of this handler's runs after that. */
async function storeThrown(audit: Audit, draft: Draft, res: ServerResponse): Promise<void> {
  if (!res.headersSent) settleDraft(audit, draft, { statusCode: 500 });
  await audit.flush({ deadlineMs: STORED_MS });
}
