import { mayRun, UNAVAILABLE } from '@auditreel/core/adapter';
import type { NextFunction, Response } from 'express';
import type { Kept } from './kept-drafts.js';

/** Goes on at once, unless the request's record is `strict`: then when its intent is committed, or answers 503. */
export function whenCommitted({ audit, draft }: Kept, res: Response, next: NextFunction): void {
  const may = mayRun(audit, draft);
  if (may instanceof Promise) may.then(goOn).catch(next);
  else next();

  function goOn(isCommitted: boolean): void {
    const { status, headers, body } = UNAVAILABLE;
    if (isCommitted) next();
    // Something before it, such as a time limit of the host's, may have answered.
    else if (!res.headersSent && !res.writableEnded) res.status(status).set(headers).end(body);
  }
}
