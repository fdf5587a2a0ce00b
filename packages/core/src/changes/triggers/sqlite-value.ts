import type { ChangeTarget } from './change-target.js';
import {
  type ColumnKind,
  idColumns,
  LONGEST_TARGET,
  LONGEST_VALUE,
  type TrackedColumn,
  type TrackedTable,
} from './tracked-table.js';

/**
 * A value as JSON text, by what it is and by what its column is for: any column of SQLite's may hold anything. JSON
 * that nothing here can make an error of, because an error would be the write's.
 */
export function sqliteValue(kind: string, value: string): string {
  return `CASE
          WHEN ${value} IS NULL THEN 'null'
          WHEN ${kind} = 'redacted' THEN '"[redacted]"'
          WHEN typeof(${value}) = 'blob' OR ${isLong(value)} THEN '{"length":' || length(CAST(${value} AS BLOB)) || '}'
          WHEN ${kind} = 'boolean' AND ${value} IN (0, 1) THEN CASE ${value} WHEN 1 THEN 'true' ELSE 'false' END
          WHEN ${kind} = 'time' AND typeof(${value}) <> 'real' THEN json_quote(coalesce(${isoTime(value)}, ${value}))
          WHEN ${kind} = 'json' AND typeof(${value}) = 'text' AND json_valid(${value}) THEN ${value}
          WHEN typeof(${value}) = 'text' THEN json_quote(${value})
          WHEN ${kind} = 'exact' OR ${value} NOT BETWEEN -9007199254740991 AND 9007199254740991 AND typeof(${value}) = 'integer' THEN json_quote(CAST(${value} AS TEXT))
          WHEN typeof(${value}) = 'real' AND ${value} BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN printf('%!.17g', ${value})
          WHEN typeof(${value}) = 'real' THEN json_quote(CAST(${value} AS TEXT))
          ELSE json_quote(${value})
        END`;
}

/** A condition: only the length of the value is shown. */
export function isCutInSqlite(kind: string, value: string): string {
  return `(${kind} <> 'redacted' AND (typeof(${value}) = 'blob' OR ${isLong(value)}))`;
}

/** The row's id as text, or as a JSON array. */
export function sqliteTarget(table: TrackedTable, { dialect }: ChangeTarget, version: 'OLD' | 'NEW'): string {
  const parts = idColumns(table).map((column) =>
    idPart(column, `${version}.${dialect.quote(column.column)}`),
  );
  const [only] = parts;
  if (only === undefined) return 'NULL';
  const text =
    parts.length === 1
      ? `CAST(${only} AS TEXT)`
      : `'[' || ${parts.map((part) => `json_quote(${part})`).join(` || ',' || `)} || ']'`;
  return `substr(${text}, 1, ${LONGEST_TARGET})`;
}

function idPart({ kind, redacted, ignored }: TrackedColumn, value: string): string {
  if (redacted || ignored) return `'[redacted]'`;
  return `CASE typeof(${value}) WHEN 'blob' THEN lower(hex(${value})) ELSE ${shownId(kind, value)} END`;
}

function shownId(kind: ColumnKind, value: string): string {
  if (kind === 'time') return `coalesce(${isoTime(value)}, ${value})`;
  return kind === 'exact' ? `CAST(${value} AS TEXT)` : value;
}

/** Adapters store times as ISO 8601 or as ms since 1970; CURRENT_TIMESTAMP has no letters. */
function isoTime(value: string): string {
  const parsed = `CASE typeof(${value}) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%f', ${value} / 1000.0, 'unixepoch') WHEN 'text' THEN strftime('%Y-%m-%dT%H:%M:%f', ${value}) END`;
  return `${parsed} || 'Z'`;
}

function isLong(value: string): string {
  return `(typeof(${value}) = 'text' AND length(CAST(${value} AS BLOB)) > ${LONGEST_VALUE})`;
}
