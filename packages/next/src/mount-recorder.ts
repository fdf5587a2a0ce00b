import type { Audit } from '@auditreel/core';
import { currentDraft } from '@auditreel/core/adapter';
import type { NextRequest } from 'next/server.js';
import { withoutSlash } from './mount-path.js';
import { serveRecorder } from './serve-recorder.js';
import { webRequestOf } from './web-request-of.js';

/** What a route file exports for the recorder; OPTIONS for pages of `recording.origins`. */
export interface RecorderRouteHandlers {
  readonly GET: (request: NextRequest) => Promise<Response>;
  readonly POST: (request: NextRequest) => Promise<Response>;
  readonly OPTIONS: (request: NextRequest) => Promise<Response>;
}

/**
 * Serves the recorder's script and takes its uploads, under `audit.path`.
 * @throws SecretError at the first request, when `createAudit` got no secret: a build has none
 * @example
 * // app/api/auditreel/[...path]/route.ts
 * export const { GET, POST, OPTIONS } = mountRecorder(audit);
 */
export function mountRecorder(audit: Audit): RecorderRouteHandlers {
  async function recorderRoute(request: NextRequest): Promise<Response> {
    const path = withoutSlash(request.nextUrl.pathname);
    const address = currentDraft()?.facts.peerAddress ?? null;
    return serveRecorder(audit, webRequestOf(request, { path }), address);
  }
  return { GET: recorderRoute, POST: recorderRoute, OPTIONS: recorderRoute };
}
