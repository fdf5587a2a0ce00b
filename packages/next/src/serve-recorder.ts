import type { Audit } from '@auditreel/core';
import { claimDraft, createRecorderHandler, currentDraft, shareAudit } from '@auditreel/core/adapter';
import { recorderScripts } from '@auditreel/recorder/script';

/** Answers one of the recorder's requests, which makes no record. */
export function serveRecorder(audit: Audit, request: Request, address: string | null): Promise<Response> {
  shareAudit(audit);
  const draft = currentDraft();
  if (draft !== undefined) claimDraft(draft);
  return createRecorderHandler(audit, recorderScripts)(request, { address });
}
