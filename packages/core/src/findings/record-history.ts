import { AuditError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { RecordStore } from '../storage/ports.js';
import type { RecordFilter } from '../storage/record-query.js';
import type { RecordHistory } from './finding-rule.js';

const MOST_ROWS = 200;
const MOST_CALLS = 5;
/** How many answers a round keeps: one actor's records are often asked for several times. */
const MOST_KEPT = 200;

/** What was read in one round. */
export type KeptReads = Map<string, Promise<readonly AuditRecord[]>>;

export interface HistorySources {
  readonly records: Pick<RecordStore, 'list'>;
  readonly kept: KeptReads;
}

/** Bounded reads for one rule and one record; `close` ends them when the rule has had its time. */
export function recordHistory(
  record: AuditRecord,
  sources: HistorySources,
): RecordHistory & { close(): void } {
  let calls = 0;
  let isClosed = false;
  return {
    async list({ limit = MOST_ROWS, ...filter }) {
      if (isClosed || ++calls > MOST_CALLS) throw new AuditError('ERR_AUDIT_FINDING', refusal(isClosed));
      const rows = await read(
        { ...filter, limit: Math.min(Math.max(1, Math.trunc(limit)), MOST_ROWS) },
        sources,
      );
      return rows.filter(({ tenantId }) => tenantId === null || tenantId === record.tenantId);
    },
    close() {
      isClosed = true;
    },
  };
}

function refusal(isClosed: boolean): string {
  if (isClosed) return 'A rule read on after it had had its time. Let it ask for less.';
  return `A rule read more than ${MOST_CALLS} times for one record. Let it ask for more at once, or look at less.`;
}

function read(
  query: RecordFilter & { readonly limit: number },
  { records, kept }: HistorySources,
): Promise<readonly AuditRecord[]> {
  const key = JSON.stringify(Object.entries(query).sort());
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const reading = records.list(query).then((page) => page.records);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
