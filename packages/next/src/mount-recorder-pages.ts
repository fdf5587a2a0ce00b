import type { Audit } from '@auditreel/core';
import {
  claimDraft,
  createRecorderHandler,
  currentDraft,
  sendResponse,
  shareAudit,
  webRequest,
} from '@auditreel/core/adapter';
import { recorderScripts } from '@auditreel/recorder/script';
import type { NextApiHandler } from 'next';

/**
 * `mountRecorder` for an API route of the Pages Router.
 * @throws SecretError at the first request, when `createAudit` got no secret: a build has none
 * @example
 * // pages/api/auditreel/[...path].ts
 * export const config = { api: { bodyParser: false } };
 * export default mountRecorderPages(audit);
 */
export function mountRecorderPages(audit: Audit): NextApiHandler {
  return async function recorderRoute(req, res) {
    shareAudit(audit);
    const draft = currentDraft();
    if (draft !== undefined) claimDraft(draft);
    const handle = createRecorderHandler(audit, recorderScripts);
    const request = webRequest(req, { path: recorderPath(req.url ?? '/', audit.path) });
    await sendResponse(await handle(request, { address: req.socket.remoteAddress ?? null }), res);
  };
}

/** The path from `audit.path` on, whatever the app's `basePath`. */
function recorderPath(url: string, auditPath: string): string {
  const [path = '', query] = url.split('?', 2);
  const start = Math.max(0, path.indexOf(auditPath));
  return path.slice(start).replace(/\/+$/, '') + (query === undefined ? '' : `?${query}`);
}
