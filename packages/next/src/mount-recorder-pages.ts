import type { Audit } from '@auditreel/core';
import { sendResponse, webRequest } from '@auditreel/core/adapter';
import type { NextApiHandler } from 'next';
import { withoutSlash } from './mount-path.js';
import { serveRecorder } from './serve-recorder.js';

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
    const request = webRequest(req, { path: recorderPath(req.url ?? '/', audit.path) });
    await sendResponse(await serveRecorder(audit, request, req.socket.remoteAddress ?? null), res);
  };
}

/** The path from `audit.path` on, whatever the app's `basePath`. */
function recorderPath(url: string, auditPath: string): string {
  const [path = '', query] = url.split('?', 2);
  const start = Math.max(0, path.indexOf(auditPath));
  return withoutSlash(path.slice(start)) + (query === undefined ? '' : `?${query}`);
}
