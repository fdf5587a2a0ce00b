import { randomUUID } from 'node:crypto';
import {
  asError,
  EXPORT_FORMATS,
  type ExportPiece,
  exportRecords,
  type RecordFilter,
} from '@auditreel/core/adapter';
import { assertMay } from './permissions.js';
import { type ExportQuery, parseExportQuery } from './queries.js';
import { tenantFilter } from './tenant.js';
import { toldTime } from './told-time.js';
import { actInput } from './viewer-act.js';
import type { ViewerScope } from './viewer-parts.js';

/** Records that one export holds at most: its last line says whether there are more. */
const MOST_RECORDS = 1_000_000;

/** A file of all records that match. That it was begun is recorded before its first byte, how it ended after the last. */
export function exportAnswer(scope: ViewerScope): Response {
  assertMay(scope.viewer, 'export');
  const query = parseExportQuery(new URL(scope.request.url));
  const { contentType, extension } = EXPORT_FORMATS[query.format];
  const headers = {
    'content-type': contentType,
    'content-disposition': `attachment; filename="audit-${stamp(scope.parts.now())}.${extension}"`,
    'auditreel-export-limit': String(MOST_RECORDS),
  };
  if (scope.request.method === 'HEAD') return new Response(null, { headers });
  return new Response(streamOf(toldPieces(scope, query)), { headers });
}

/** `20261126-104612`, UTC. */
function stamp(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-');
}

async function* toldPieces(scope: ViewerScope, query: ExportQuery): AsyncGenerator<ExportPiece> {
  const { format, ...filter } = query;
  const target = { type: 'export', id: randomUUID() };
  tell(scope, { action: 'audit.export', target, metadata: { format, filter: toldFilter(filter) } });
  let last: ExportPiece | null = null;
  let reason: string | undefined = 'ABORTED';
  try {
    for await (const piece of piecesOf(scope, query.format, filter)) {
      last = piece;
      if (piece.isLast) reason = undefined;
      yield piece;
    }
  } catch (error) {
    reason = 'STORAGE_FAILED';
    scope.parts.onError(asError(error));
    throw error;
  } finally {
    const metadata = { format, records: last?.records ?? 0 };
    tell(scope, { action: 'audit.export_end', target, metadata, ...endedBy(reason) });
  }
}

function toldFilter({ from, to, ...rest }: RecordFilter): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    ...(from === undefined ? {} : { from: toldTime(from) }),
    ...(to === undefined ? {} : { to: toldTime(to) }),
  };
}

function piecesOf(
  { parts, viewer }: ViewerScope,
  format: ExportQuery['format'],
  filter: RecordFilter,
): AsyncGenerator<ExportPiece> {
  const tenant = tenantFilter(viewer, filter.tenant);
  const store = tenant === null ? NOTHING : parts.storage.records;
  return exportRecords(store, {
    filter: { ...filter, ...tenant },
    format,
    limit: MOST_RECORDS,
    now: parts.now,
  });
}

/** What a viewer sees of another tenant. */
const NOTHING = { list: async () => ({ records: [], nextCursor: null, searchedTo: null }) };

interface Told {
  readonly action: 'audit.export' | 'audit.export_end';
  readonly target: { readonly type: string; readonly id: string };
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly outcome?: 'failure';
  readonly reason?: string;
}

function tell(scope: ViewerScope, told: Told): void {
  scope.parts.recordLook(actInput(scope.viewer, { kind: 'read', ...told }), scope);
}

function endedBy(reason: string | undefined): Pick<Told, 'outcome' | 'reason'> {
  return reason === undefined ? {} : { outcome: 'failure', reason };
}

/** Makes a piece only when there is room for it; whoever goes ends the making. */
function streamOf(pieces: AsyncGenerator<ExportPiece>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOver = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let { done, value } = await pieces.next();
        while (!done && value?.text === '') ({ done, value } = await pieces.next());
        if (isOver) return;
        if (value === undefined) controller.close();
        else controller.enqueue(encoder.encode(value.text));
      },
      async cancel() {
        isOver = true;
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
