import type { AuditRecord } from '@auditreel/core/adapter';
import type { RequestEnd } from '../signals/form-errors.js';

type Ended = Pick<AuditRecord, 'requestId' | 'outcome' | 'durationMs'>;

const BAD: ReadonlySet<string> = new Set(['failure', 'denied']);

/** How the requests of a visit ended. Of the calls of a batch, which are one request, the one that went wrong counts. */
export function requestEnds(records: readonly Ended[]): ReadonlyMap<string, RequestEnd> {
  const ends = new Map<string, RequestEnd>();
  for (const { requestId, outcome, durationMs } of records) {
    const id = requestId?.replace(/#\d+$/, '');
    if (id === undefined) continue;
    const known = ends.get(id);
    if (known === undefined || !BAD.has(known.outcome)) ends.set(id, { outcome, durationMs });
  }
  return ends;
}
