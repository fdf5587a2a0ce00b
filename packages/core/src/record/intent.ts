import type { ResolvedDurability } from '../resolve-durability.js';
import type { RecordRow } from './blank-record.js';
import { changesSomething, type Draft } from './draft.js';

/** Whether nothing may happen before it is written that it will. */
export function isStrict(draft: Draft, durability: ResolvedDurability): boolean {
  const said = draft.meta.durability;
  if (said !== undefined) return said === 'strict';
  if (durability.default === 'strict' && changesSomething(draft)) return true;
  const { method, url } = draft.facts;
  return durability.strict({ method, path: url.split('?', 1)[0] ?? '' });
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
