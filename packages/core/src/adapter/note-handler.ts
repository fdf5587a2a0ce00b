import type { AuditMeta } from '../options.js';
import { type Draft, mergeMeta } from '../record/draft.js';

/**
 * Keeps a parsed body that only the handler sees, for the fields that its record is to have.
 * @example noteBody(draft, await request.json());
 */
export function noteBody(draft: Draft, body: unknown): void {
  draft.body = body;
}

/**
 * Says that a handler is through, where what is answered after it, such as a page that is drawn anew, is not its doing.
 * @example noteHandled(draft);
 */
export function noteHandled(draft: Draft): void {
  draft.isHandled = true;
}

/**
 * Says how it went, where the answer's status does not; who acts is not asked again for that.
 * @example noteOutcome(draft, { outcome: 'denied', reason: 'FORBIDDEN' });
 */
export function noteOutcome(draft: Draft, said: Pick<AuditMeta, 'outcome' | 'reason'>): void {
  draft.meta = mergeMeta(draft.meta, said);
}

/**
 * Keeps what a handler threw: its code is the record's reason, should the request fail.
 * @example noteError(draft, error);
 */
export function noteError(draft: Draft, error: unknown): void {
  draft.error = error ?? new Error('Something empty was thrown');
}
