import type { ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type Draft, endsSession, SESSION_ENDED, SESSION_HEADER } from '@auditreel/core/adapter';

/** Tells the recorder, in the answer's headers, that its session is over: it was before, or a handler just ended it. */
export function announceSessionEnd(audit: Audit, draft: Draft, res: ServerResponse): void {
  const announce = (): void => {
    if (!res.headersSent) res.setHeader(SESSION_HEADER, SESSION_ENDED);
  };
  if (endsSession(audit, draft)) announce();
  else draft.onSessionEnd = announce;
}
