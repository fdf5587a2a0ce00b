import type { ChangeTarget } from './change-target.js';
import { isCutInMysql, isSameInMysql, mysqlValue } from './mysql-value.js';
import type { TrackedColumn } from './tracked-table.js';

/** One version of a row, or both, by what SQL calls it: `OLD`, `NEW`, an alias. */
export type Versions = readonly [string] | readonly [was: string, became: string];

/** A condition: the two versions are the same. */
export function sameRow(columns: readonly TrackedColumn[], versions: Versions, target: ChangeTarget): string {
  return columns.map((column) => same(valuesOf(column, versions, target), column)).join('\n    AND ');
}

/** The last of the versions as JSON text; of two, the columns in which they differ. */
export function mysqlImage(
  columns: readonly TrackedColumn[],
  versions: Versions,
  target: ChangeTarget,
): string {
  const members = columns.map((column) => {
    const values = valuesOf(column, versions, target);
    const shown = mysqlValue(column, values.at(-1) ?? 'NULL');
    return ifChanged(values, column, `CONCAT(',"${column.field}":', ${shown})`);
  });
  return `CONCAT('{', ${joinedMembers(members)}, '}')`;
}

/** The fields of which only length and hash are shown, or null. */
export function mysqlCut(
  columns: readonly TrackedColumn[],
  versions: Versions,
  target: ChangeTarget,
): string {
  const members = columns.flatMap((column) => {
    const values = valuesOf(column, versions, target);
    const conditions = values.map((value) => isCutInMysql(column, value));
    if (conditions.includes(null)) return [];
    return [ifChanged(values, column, `IF(${conditions.join(' OR ')}, ',"${column.field}"', '')`)];
  });
  return `NULLIF(CONCAT('[', ${joinedMembers(members)}, ']'), '[]')`;
}

/** Members that begin with a comma each, without the first one. */
export function joinedMembers(members: readonly string[]): string {
  return `SUBSTR(CONCAT(${["''", ...members].join(',\n    ')}), 2)`;
}

function ifChanged(values: readonly string[], column: TrackedColumn, text: string): string {
  return values.length === 1 ? text : `IF(${same(values, column)}, '', ${text})`;
}

function same([was = 'NULL', became = 'NULL']: readonly string[], column: TrackedColumn): string {
  return isSameInMysql(column, was, became);
}

function valuesOf(
  { column }: TrackedColumn,
  versions: Versions,
  { dialect }: ChangeTarget,
): readonly string[] {
  return versions.map((version) => `${version}.${dialect.quote(column)}`);
}
