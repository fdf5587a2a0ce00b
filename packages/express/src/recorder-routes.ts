import type { Audit } from '@auditreel/core';
import { createRecorderHandler, sendResponse, webRequest } from '@auditreel/core/adapter';
import { recorderScripts } from '@auditreel/recorder/script';
import type { NextFunction, Request, Response } from 'express';
import { originalPath } from './original-path.js';
import { schemeOf } from './scheme-of.js';

/** Answers the recorder's requests; false when the request is none of them. */
export type ServeRecorder = (req: Request, res: Response, next: NextFunction) => boolean;

export function recorderRoutes(audit: Audit): ServeRecorder {
  const handle = createRecorderHandler(audit, recorderScripts);
  return function serveRecorder(req, res, next) {
    const path = recorderPath(req, audit.path);
    if (path === null) return false;
    handle(webRequest(req, { path, scheme: schemeOf(req) }), { address: req.socket.remoteAddress ?? null })
      .then((response) => sendResponse(response, res))
      .catch(next);
    return true;
  };
}

/** The path from `audit.path` on: the app may be mounted under another, and the middleware under a router. */
function recorderPath(req: Request, auditPath: string): string | null {
  const url = originalPath(req);
  const start = url.indexOf(auditPath);
  if (start < 0 || start > req.baseUrl.length) return null;
  const rest = url.charAt(start + auditPath.length);
  return rest === '/' || rest === '?' || rest === '' ? url.slice(start) : null;
}
