import type { ResolvedOptions } from '../resolve-options.js';
import type { RecordRow } from './blank-record.js';
import type { Draft } from './draft.js';
import { isRecorded } from './settle-draft.js';

/** Whether nothing may happen before it is written that it will. */
export function isStrict(draft: Draft, { durability, capture }: ResolvedOptions): boolean {
  const said = draft.meta.durability;
  if (said !== undefined) return said === 'strict';
  if (durability.default === 'strict' && isRecorded(draft, { statusCode: null }, capture)) return true;
  const { method, url } = draft.facts;
  return durability.strict({ method, path: url.split('?', 1)[0] ?? '' });
}

/** Whether somebody has still to say what came of what was about to happen, and nobody else will. */
export function isLeftOpen({ intent }: Draft): boolean {
  return intent !== null && !intent.isConcluded && intent.drafts === 1;
}

/** The row of what is about to happen, out of the one that will say how it went. */
export function intentOf(row: RecordRow, id: string): RecordRow {
  row.id = id;
  row.stage = 'intent';
  row.intentId = null;
  row.outcome = 'unknown';
  row.reason = null;
  row.durationMs = null;
  return row;
}
