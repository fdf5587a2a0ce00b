import type { ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type Draft, endsSession, SESSION_ENDED, SESSION_HEADER } from '@auditreel/core/adapter';

/** Tells the recorder, in the answer's headers, that its session is over; known only when they are written. */
export function announceSessionEnd(audit: Audit, draft: Draft, res: ServerResponse): void {
  const writeHead = res.writeHead;
  res.writeHead = function writeHeadWithSession(this: ServerResponse, ...args: unknown[]) {
    if (!this.headersSent && endsSession(audit, draft)) this.setHeader(SESSION_HEADER, SESSION_ENDED);
    return Reflect.apply(writeHead, this, args);
  };
}
