import { postgresqlPath } from '../../prisma/postgresql-path.js';
import { type ChangeTarget, literal } from './change-target.js';
import { postgresqlFunction } from './postgresql-function.js';
import { postgresqlValue } from './postgresql-value.js';
import { idColumns, shownColumns, type TrackedColumn, type TrackedTable } from './tracked-table.js';

const TRIGGERS = ['auditreel_changes_row', 'auditreel_changes_truncate'] as const;

/** PostgreSQL: two functions for all tables. What a table's columns are, its triggers tell them. */
export function postgresqlShared(target: ChangeTarget): readonly string[] {
  return [
    postgresqlValue(target),
    postgresqlFunction(target),
    postgresqlPath(`${target.schema}"auditreel_change"()`),
  ];
}

/** With a function go the triggers that run it, also on a table that has another name by now. */
export function postgresqlUnshared({ schema }: ChangeTarget): readonly string[] {
  return ['"auditreel_change"()', '"auditreel_value"(jsonb, text)'].map(
    (name) => `DROP FUNCTION IF EXISTS ${schema}${name} CASCADE`,
  );
}

/** A column that is dropped later is not missed: rows are taken as they come, and the list names what is shown of them. */
export function postgresqlChanges(table: TrackedTable, target: ChangeTarget): readonly string[] {
  const call = `EXECUTE FUNCTION ${target.schema}"auditreel_change"(${literal(specOf(table))})`;
  const [row, truncate] = TRIGGERS;
  const on = target.tableOf(table);
  return [
    `CREATE TRIGGER "${row}" AFTER INSERT OR UPDATE OR DELETE ON ${on} FOR EACH ROW ${call}`,
    `CREATE TRIGGER "${truncate}" AFTER TRUNCATE ON ${on} FOR EACH STATEMENT ${call}`,
  ];
}

export function postgresqlWithoutChanges(table: TrackedTable, target: ChangeTarget): readonly string[] {
  return TRIGGERS.map((name) => `DROP TRIGGER IF EXISTS "${name}" ON ${target.tableOf(table)}`);
}

function specOf(table: TrackedTable): string {
  const kindOf = ({ kind, redacted, ignored }: TrackedColumn): string =>
    redacted || ignored ? 'redacted' : kind;
  return JSON.stringify({
    model: table.model,
    id: idColumns(table).map((column) => [column.column, kindOf(column)]),
    columns: Object.fromEntries(
      shownColumns(table).map((column) => [column.column, [column.field, kindOf(column)]]),
    ),
  });
}
