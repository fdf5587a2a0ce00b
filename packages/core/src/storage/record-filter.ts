import type { AuditRecord } from '../record/audit-record.js';
import { cleanText } from '../record/hygiene.js';
import { idRangeOf } from './id-range.js';
import type { RecordFilter } from './record-query.js';

/** Whether a list with these filters shows a record: never an intent. */
export function matchesFilter(record: AuditRecord, filter: RecordFilter): boolean {
  return matcherOf(filter)(record);
}

/** {@link matchesFilter} for many records. */
export function matcherOf(filter: RecordFilter): (record: AuditRecord) => boolean {
  const { from = '', below = '~' } = idRangeOf(filter);
  const equal = Object.entries(equalitiesOf(filter));
  const prefix = actionPrefixOf(filter) ?? '';
  const words = wordsOf(filter);
  return (record) =>
    record.stage !== 'intent' &&
    record.id >= from &&
    record.id < below &&
    record.action.startsWith(prefix) &&
    equal.every(([name, value]) => Reflect.get(record, name) === value) &&
    hasWords(record, words);
}

/** A record's `target` filter, `type` or `type/id`, in its two columns. */
export function splitTarget(target: string): { readonly type: string; readonly id?: string } {
  const slash = target.indexOf('/');
  if (slash === -1) return { type: target };
  return { type: target.slice(0, slash), id: target.slice(slash + 1) };
}

/** Columns that a filter compares for equality, with the value asked for. */
export function equalitiesOf(filter: RecordFilter): Readonly<Record<string, string>> {
  const target = filter.target === undefined ? undefined : splitTarget(filter.target);
  const wanted: Record<string, string | undefined> = {
    actorId: filter.actor,
    action: actionPrefixOf(filter) === undefined ? filter.action : undefined,
    kind: filter.kind,
    outcome: filter.outcome,
    targetType: target?.type,
    targetId: target?.id,
    tenantId: filter.tenant,
    sessionId: filter.session,
    sessionTrust: filter.trust,
    witness: filter.witness,
    requestId: filter.request,
    ip: filter.ip,
    route: filter.route,
    reason: filter.reason,
    method: filter.method,
  };
  const asked = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(asked.map(([name, value]) => [name, clean(value)]));
}

/** What an action has to begin with, where the filter ends in `*`. */
export function actionPrefixOf({ action }: Pick<RecordFilter, 'action'>): string | undefined {
  return action?.endsWith('*') ? clean(action.slice(0, -1)) : undefined;
}

const MOST_WORDS = 8;

/** The words of free text, as `searchText` has them. */
export function wordsOf({ q = '' }: Pick<RecordFilter, 'q'>): readonly string[] {
  return clean(q)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

function hasWords({ searchText }: AuditRecord, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searchText?.toLowerCase();
  return text !== undefined && words.every((word) => text.includes(word));
}

/** Stored text is clean, so nothing is lost; PostgreSQL and libsql would choke on the rest. */
function clean(value: string): string {
  return cleanText(value, value.length);
}
