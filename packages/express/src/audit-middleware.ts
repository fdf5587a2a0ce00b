import type { Audit } from '@auditreel/core';
import {
  announceSessionEnd,
  claimDraft,
  draftOf,
  openDraft,
  runInDraft,
  settleAtEnd,
  startAudit,
} from '@auditreel/core/adapter';
import type { RequestHandler } from 'express';
import { endOf } from './end-of.js';
import { factsOf } from './facts-of.js';
import { isAudited, keepDraft } from './kept-drafts.js';
import { recorderRoutes } from './recorder-routes.js';
import { watchRouting } from './watch-routing.js';
import { whenCommitted } from './when-committed.js';

/**
 * Records every mutating request and every auth event of the app, and serves the recorder under `audit.path`.
 * Use it first, before body parsers and routers.
 * @throws SecretError at boot, when `createAudit` got no secret
 * @example app.use(auditMiddleware(audit));
 */
export function auditMiddleware(audit: Audit): RequestHandler {
  startAudit(audit);
  const serveRecorder = recorderRoutes(audit);
  const routing = watchRouting();
  return function auditMiddleware(req, res, next) {
    if (isAudited(req, audit)) return next();
    if (serveRecorder(req, res, next)) return;
    routing.watch(req);
    // Next in this very server may have opened one: routes are told best by whoever routes.
    const around = draftOf(audit);
    if (around?.facts.native === req) claimDraft(around);
    const draft = openDraft(audit, factsOf(req));
    keepDraft(req, { audit, draft });
    settleAtEnd(audit, draft, { res, describe: (statusCode) => endOf(req, statusCode) });
    announceSessionEnd(audit, draft, res);
    runInDraft(audit, draft, () => whenCommitted({ audit, draft }, res, next));
  };
}
