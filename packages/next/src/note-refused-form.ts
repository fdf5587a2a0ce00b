import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type Draft, hasRecord, lastWord } from '@auditreel/core/adapter';
import { matchOf } from './match-of.js';
import { noteThrownStatus } from './thrown-status.js';

const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/**
 * A form without script whose action throws `forbidden()` or `unauthorized()` is answered by Next's page for 404. That
 * status is set last, after the action's own, which nothing else tells.
 */
export function noteRefusedForm(
  audit: Audit,
  draft: Draft,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): void {
  if (!isForm(request)) return;
  let status = response.statusCode;
  let refused: number | null = null;
  Object.defineProperty(response, 'statusCode', {
    configurable: true,
    enumerable: true,
    get: () => status,
    set(code: number) {
      status = code;
      if (REFUSED.has(code)) refused = code;
    },
  });
  lastWord(draft, (statusCode) => {
    if (refused === null || statusCode !== 404 || matchOf(request)?.kind !== 'APP_PAGE') return;
    if (hasRecord(audit, draft)) noteThrownStatus(draft, refused);
  });
}

function isForm({ method, headers }: IncomingMessage): boolean {
  if (method !== 'POST' || headers['next-action'] !== undefined) return false;
  return headers['content-type']?.startsWith('multipart/form-data') ?? false;
}
