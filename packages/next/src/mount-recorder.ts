import type { Audit } from '@auditreel/core';
import { claimDraft, createRecorderHandler, currentDraft, shareAudit } from '@auditreel/core/adapter';
import { recorderScripts } from '@auditreel/recorder/script';
import type { NextRequest } from 'next/server.js';
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
    shareAudit(audit);
    const draft = currentDraft();
    if (draft !== undefined) claimDraft(draft);
    const path = request.nextUrl.pathname.replace(/\/+$/, '');
    const handle = createRecorderHandler(audit, recorderScripts);
    return handle(webRequestOf(request, { path }), { address: draft?.facts.peerAddress ?? null });
  }
  return { GET: recorderRoute, POST: recorderRoute, OPTIONS: recorderRoute };
}
