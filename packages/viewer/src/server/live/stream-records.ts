import { type AuditRecord, matchesFilter } from '@auditreel/core/adapter';
import { type CaughtUp, LIVE_EVENTS, type LiveRecord } from '../../api/live.js';
import { holdsInForce } from '../held.js';
import type { Looking } from '../looking.js';
import { parseStreamQuery } from '../queries.js';
import { recordSearch } from '../record-search.js';
import type { ViewerScope } from '../viewer-parts.js';
import { eventStream, type StreamedEvent } from './event-stream.js';
import type { FeedBatch, RecordFeed } from './record-feed.js';

/** New records as they are stored, for as long as one answer may last. */
export function streamRecords(scope: ViewerScope, looking: Looking, feed: RecordFeed): Response {
  const { after, ...filter } = parseStreamQuery(new URL(scope.request.url));
  const search = recordSearch(scope, looking, filter);
  const matches = (record: AuditRecord): boolean => search !== null && matchesFilter(record, search);
  return eventStream({
    request: scope.request,
    onError: scope.parts.onError,
    source: (signal) =>
      shown(scope, feed.listen({ matches, after: lastEventId(scope.request) ?? after, signal })),
  });
}

/** Sent by a browser that lost the stream and opens it again by itself. */
function lastEventId(request: Request): number | undefined {
  const id = request.headers.get('last-event-id') ?? '';
  return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

async function* shown(scope: ViewerScope, batches: AsyncIterable<FeedBatch>): AsyncGenerator<StreamedEvent> {
  let at = 0;
  for await (const { records, caughtUp } of batches) {
    const holds = records.length > 0 ? await holdsInForce(scope) : null;
    for (const record of records) {
      // Never back: what was committed late must not send who comes back to where it was stored.
      at = Math.max(at, record.recordedAt ?? 0);
      const data: LiveRecord = { ...record, held: holds?.onRecord(record) ?? null };
      yield { event: LIVE_EVENTS.record, id: at, data };
    }
    if (caughtUp === undefined) continue;
    at = Math.max(at, caughtUp.at);
    yield { event: LIVE_EVENTS.caughtUp, id: at, data: caughtUp satisfies CaughtUp };
  }
}
