import type { AuditRecord, JsonValue } from './audit-record.js';

const MAX = 4096;

/** Lower-cased words to search in, and the filters as tokens (`actor_42 action_order.refund`). */
export function searchTextOf(record: Omit<AuditRecord, 'searchText'>): string {
  const words: string[] = [`action_${record.action}`, `outcome_${record.outcome}`];
  if (record.actorId !== null) words.push(`actor_${record.actorId}`);
  for (const target of record.targets ?? []) {
    words.push(target.id === undefined ? `target_${target.type}` : `target_${target.type}/${target.id}`);
    if (target.name !== undefined) words.push(target.name);
  }
  for (const word of [record.actorName, record.route, record.reason]) if (word !== null) words.push(word);
  if (record.metadata !== null) collectText(record.metadata, words);
  return words.join(' ').toLowerCase().slice(0, MAX).toWellFormed();
}

function collectText(value: JsonValue, words: string[]): void {
  if (typeof value === 'string' || typeof value === 'number') words.push(String(value));
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collectText(inner, words);
}
