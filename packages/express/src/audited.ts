import type { AuditMeta } from '@auditreel/core';
import { describe, noteParams } from '@auditreel/core/adapter';
import type { NextFunction, Request, Response } from 'express';
import { kept } from './kept-drafts.js';
import { whenCommitted } from './when-committed.js';

/**
 * Says what a handler does: its record gets this action and these targets, and a read gets a record at all.
 * @example
 * app.post('/orders/:id/refund', audited({ action: 'order.refund', target: { type: 'order', param: 'id' } }), refund);
 */
export function audited(meta: AuditMeta): <P>(req: Request<P>, res: Response, next: NextFunction) => void {
  let hasWarned = false;
  return function audited(req, res, next) {
    const known = kept(req);
    if (known !== undefined) {
      noteParams(known.draft, Object.fromEntries(Object.entries(req.params ?? {})));
      describe(known.draft, meta);
      return whenCommitted(known, res, next);
    }
    if (!hasWarned) {
      hasWarned = true;
      process.emitWarning(NO_DRAFT, { code: 'ERR_AUDIT_NO_DRAFT' });
    }
    next();
  };
}

const NO_DRAFT =
  'audited() ran without auditMiddleware before it, so nothing is recorded. Add: app.use(auditMiddleware(audit))';
