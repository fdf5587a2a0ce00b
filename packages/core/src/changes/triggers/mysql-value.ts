import type { ChangeTarget } from './change-target.js';
import {
  type ColumnKind,
  idColumns,
  LONGEST_TARGET,
  LONGEST_VALUE,
  type TrackedColumn,
  type TrackedTable,
} from './tracked-table.js';

/** A value as JSON text, never null. Every text is given one collation, because columns may differ. */
export function mysqlValue({ kind, redacted }: TrackedColumn, value: string): string {
  if (redacted) return `IF(${value} IS NULL, 'null', '"[redacted]"')`;
  return `COALESCE(${SHOWN[kind](value)}, 'null')`;
}

/** A condition: only length and hash of the value are shown; null for a column of which that never is so. */
export function isCutInMysql({ kind, redacted }: TrackedColumn, value: string): string | null {
  if (redacted) return null;
  if (kind === 'bytes') return `${value} IS NOT NULL`;
  return kind === 'text' || kind === 'json' ? isLong(value) : null;
}

/** A condition: nothing changed, byte by byte. In the usual collations `Ada` equals `ada`. */
export function isSameInMysql({ kind }: Pick<TrackedColumn, 'kind'>, was: string, became: string): string {
  const [a, b] = [was, became].map((value) =>
    kind === 'text' ? `CAST(${value} AS BINARY)` : kind === 'json' ? utf8(value) : value,
  );
  return `${a} <=> ${b}`;
}

/** The row's id as text, or as a JSON array. */
export function mysqlTarget(table: TrackedTable, row: string, { dialect }: ChangeTarget): string {
  const ids = idColumns(table);
  const inRow = ({ column }: TrackedColumn): string => `${row}.${dialect.quote(column)}`;
  const [only] = ids;
  if (only === undefined) return 'NULL';
  const shown = ids.map((column) => mysqlValue(hidden(column), inRow(column)));
  const text = ids.length === 1 ? `JSON_UNQUOTE(${shown[0]})` : `CONCAT('[', ${shown.join(`, ',', `)}, ']')`;
  return `LEFT(${text}, ${LONGEST_TARGET})`;
}

function hidden(column: TrackedColumn): TrackedColumn {
  return { ...column, redacted: column.redacted || column.ignored };
}

const quoted = (text: string): string => `CONCAT('"', ${text}, '"')`;

const SHOWN: Readonly<Record<ColumnKind, (value: string) => string>> = {
  text: (value) => unlessLong(value, `JSON_QUOTE(${utf8(value)})`),
  json: (value) =>
    unlessLong(
      value,
      // One level deeper than the host has it, a server may refuse it; and what is not checked for may be half of two values.
      `IF(JSON_VALID(${utf8(value)}) AND JSON_VALID(CONCAT('{"a":', ${utf8(value)}, '}')), ${utf8(value)}, JSON_QUOTE(${utf8(value)}))`,
    ),
  bytes: (value) => cut(value),
  number: (value) => `CAST(${value} AS CHAR)`,
  boolean: (value) =>
    `CASE ${value} + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(${value} + 0 AS CHAR) END`,
  exact: (value) => quoted(`CAST(${value} AS CHAR)`),
  time: (value) => isoTime(value),
  timestamp: (value) =>
    isoTime(
      `TIMESTAMPADD(MICROSECOND, CAST(UNIX_TIMESTAMP(${value}) * 1000000 AS SIGNED), '1970-01-01 00:00:00.000000')`,
    ),
  date: (value) => quoted(`DATE_FORMAT(${value}, '%Y-%m-%d')`),
  clock: (value) => quoted(`CAST(${value} AS CHAR)`),
};

function isoTime(value: string): string {
  const digits = `IF(MICROSECOND(${value}) % 1000 = 0, 23, 26)`;
  return `CONCAT('"', LEFT(DATE_FORMAT(${value}, '%Y-%m-%dT%H:%i:%s.%f'), ${digits}), 'Z"')`;
}

function unlessLong(value: string, shown: string): string {
  return `IF(${isLong(value)}, ${cut(utf8(value))}, ${shown})`;
}

function isLong(value: string): string {
  return `LENGTH(${utf8(value)}) > ${LONGEST_VALUE}`;
}

function cut(value: string): string {
  return `CONCAT('{"length":', LENGTH(${value}), ',"sha256":"', SHA2(${value}, 256), '"}')`;
}

function utf8(value: string): string {
  return `CONVERT(${value} USING utf8mb4) COLLATE utf8mb4_bin`;
}
