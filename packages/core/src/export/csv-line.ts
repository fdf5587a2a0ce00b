import type { AuditRecord, JsonValue } from '../record/audit-record.js';
import { type ExportedColumn, RECORD_COLUMNS } from './record-columns.js';

/** Columns with a time, which stand in a table as UTC in words. */
const TIMES: ReadonlySet<ExportedColumn> = new Set(['time', 'recordedAt', 'witnessAt']);

/** The first line: the names of the columns. */
export function csvHead(): string {
  return csvRow(RECORD_COLUMNS);
}

/** A record as a line of RFC 4180, of which no cell is a formula to a spreadsheet. */
export function csvLine(record: AuditRecord): string {
  return csvRow(RECORD_COLUMNS.map((column) => cellText(column, record[column])));
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function cellText(column: ExportedColumn, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return TIMES.has(column) ? utc(value) : String(value);
  return harmless(typeof value === 'string' ? value : JSON.stringify(value as JsonValue));
}

/** Also after what other readers take for the end of a cell or let go of: `;` where a comma is decimal, blanks, format signs. */
const FORMULA = /(^|[;\t\r\n])(?=[\s\p{Cf}]*[=+\-@＝＋－＠])/gu;

/** Spreadsheets run what begins like a formula; an apostrophe in front makes it text. */
function harmless(text: string): string {
  const plain = text.replace(FORMULA, "$1'");
  return /^[\t\r\n]/.test(plain) ? `'${plain}` : plain;
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function utc(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms);
}
