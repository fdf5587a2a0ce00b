import type { ServerResponse } from 'node:http';
import type { Audit } from '../../audit.js';
import { SESSION_HEADER } from '../../protocol/names.js';
import type { Draft } from '../../record/draft.js';
import { endedSession } from '../drafts.js';

/**
 * Tells the recorder, in the answer's headers, that its session is over: it was before, or a handler just ended it.
 * @example announceSessionEnd(audit, draft, res);
 */
export function announceSessionEnd(audit: Audit, draft: Draft, res: ServerResponse): void {
  const announce = (): boolean => {
    const ended = endedSession(audit, draft);
    if (ended !== null && !res.headersSent) res.setHeader(SESSION_HEADER, ended);
    return ended !== null;
  };
  if (!announce()) draft.onSessionEnd = announce;
}
