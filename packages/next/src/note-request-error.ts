import { currentDraft, noteError } from '@auditreel/core/adapter';
import { thrownStatus } from './thrown-status.js';

/**
 * Keeps what a handler threw for its record's reason: Next tells `instrumentation.ts` of it, and nobody else.
 * @example
 * export async function onRequestError(error: unknown) {
 *   if (process.env.NEXT_RUNTIME === 'nodejs') {
 *     (await import('@auditreel/next/node')).noteRequestError(error);
 *   }
 * }
 */
export function noteRequestError(error: unknown): void {
  const draft = currentDraft();
  if (draft !== undefined && !draft.settled && thrownStatus(error) === null) noteError(draft, error);
}
