import type { Draft } from '../record/draft.js';

/**
 * Keeps a parsed body that only the handler sees, for the fields that its record is to have.
 * @example noteBody(draft, await request.json());
 */
export function noteBody(draft: Draft, body: unknown): void {
  draft.body = body;
}

/**
 * Keeps what a handler threw: its code is the record's reason, should the request fail.
 * @example noteError(draft, error);
 */
export function noteError(draft: Draft, error: unknown): void {
  draft.error = error ?? new Error('Something empty was thrown');
}
