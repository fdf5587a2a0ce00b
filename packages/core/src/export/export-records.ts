import type { AuditRecord } from '../record/audit-record.js';
import { blankRecord } from '../record/blank-record.js';
import type { RecordStore } from '../storage/ports.js';
import type { RecordFilter } from '../storage/record-query.js';
import { EXPORT_FORMATS, type ExportFormat, type ExportWriter } from './export-format.js';

export interface RecordExport {
  readonly filter: RecordFilter;
  readonly format: ExportFormat;
  /** Records at most. */
  readonly limit: number;
  /** Clock, ms since 1970 UTC. */
  readonly now: () => number;
}

/** A stretch of an export, and how many records have been written down with it. */
export interface ExportPiece {
  /** Empty for a stretch in which nothing matches. */
  readonly text: string;
  readonly records: number;
  /** Nothing comes after it: it holds the line that says how the export ended. */
  readonly isLast: boolean;
}

const PAGE = 200;

/**
 * Writes down the records that match, newest first, a page at a time and no faster than it is read. The last line is a
 * record of action `audit.export_end` with the nil UUID: without it, the export was cut off.
 * @example for await (const { text } of exportRecords(storage.records, { filter, format: 'csv', limit, now })) file.write(text);
 */
export async function* exportRecords(
  store: Pick<RecordStore, 'list'>,
  { filter, format, limit, now }: RecordExport,
): AsyncGenerator<ExportPiece> {
  const writer = EXPORT_FORMATS[format];
  let records = 0;
  let oldest: number | null = null;
  let cursor: string | null = null;
  if (writer.head !== '') yield { text: writer.head, records, isLast: false };
  do {
    const size = Math.min(PAGE, limit - records);
    const page = await store.list({ ...filter, limit: size, ...(cursor === null ? {} : { cursor }) });
    records += page.records.length;
    oldest = page.records.at(-1)?.time ?? oldest;
    cursor = page.nextCursor;
    // Empty pieces too: where nothing matches for long, they let a reader who has gone end this.
    yield { text: page.records.map(writer.line).join(''), records, isLast: false };
  } while (cursor !== null && records < limit);
  const end = { format, records, isWhole: cursor === null, oldest };
  yield { text: endLine(writer, end, now()), records, isLast: true };
}

const NIL = '00000000-0000-0000-0000-000000000000';

function endLine(
  writer: ExportWriter,
  end: Readonly<Record<string, string | number | boolean | null>>,
  at: number,
): string {
  const record: AuditRecord = {
    ...blankRecord(NIL, at),
    action: 'audit.export_end',
    kind: 'read',
    outcome: 'success',
    stage: 'event',
    actorType: 'system',
    metadata: end,
  };
  return writer.line(record);
}
