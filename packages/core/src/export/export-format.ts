import type { AuditRecord } from '../record/audit-record.js';
import { csvHead, csvLine } from './csv-line.js';
import { ocsfLine } from './ocsf-event.js';
import { recordJson } from './record-json.js';

/** How exported records are written down. */
export type ExportFormat = 'jsonl' | 'csv' | 'ocsf';

/** What a format makes of records, and what it is called elsewhere. */
export interface ExportWriter {
  readonly contentType: string;
  /** Of a file's name. */
  readonly extension: string;
  /** Stands before the first record. */
  readonly head: string;
  readonly line: (record: AuditRecord) => string;
}

/**
 * The formats of an export, by their names in its address.
 * @example response.headers.set('content-type', EXPORT_FORMATS.csv.contentType);
 */
export const EXPORT_FORMATS: Readonly<Record<ExportFormat, ExportWriter>> = {
  jsonl: {
    contentType: 'application/x-ndjson; charset=utf-8',
    extension: 'jsonl',
    head: '',
    line: recordJson,
  },
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    head: csvHead(),
    line: csvLine,
  },
  ocsf: {
    contentType: 'application/x-ndjson; charset=utf-8',
    extension: 'ocsf.jsonl',
    head: '',
    line: ocsfLine,
  },
};
