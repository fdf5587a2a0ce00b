import type { ChangeOp } from '../../storage/change-store.js';
import { type ChangeTarget, literal } from './change-target.js';
import { isCutInSqlite, sqliteTarget, sqliteValue } from './sqlite-value.js';
import { shownColumns, type TrackedTable } from './tracked-table.js';
import { triggerName } from './trigger-names.js';

type RowOp = Exclude<ChangeOp, 'truncate'>;

const EVENTS: Readonly<Record<RowOp, string>> = { create: 'INSERT', update: 'UPDATE', delete: 'DELETE' };

/**
 * SQLite. The columns are rows of a list, so that how a value is shown is said once and not per column: a statement
 * that fires a trigger is compiled together with it, each time. `IS NOT` over the list also leaves the column's
 * collation out of it.
 */
export function sqliteChanges(table: TrackedTable, target: ChangeTarget): readonly string[] {
  return (['create', 'update', 'delete'] as const).map(
    (
      op,
    ) => `CREATE TRIGGER ${target.dialect.quote(triggerName(op, table.table))} AFTER ${EVENTS[op]} ON ${target.tableOf(table)}
BEGIN
  INSERT INTO ${target.changes} (${target.columns})
  SELECT
    ${ID}, 1, 'main',
    context.${target.contextColumn('recordId')}, context.${target.contextColumn('actorType')}, context.${target.contextColumn('actorId')},
    clock.at, ${literal(table.model)}, ${sqliteTarget(table, target, op === 'create' ? 'NEW' : 'OLD')}, '${op}',
    ${op === 'create' ? 'NULL' : 'image.was'}, ${op === 'delete' ? 'NULL' : 'image.became'}, nullif(image.cut, '[]')
  FROM (
${image(table, target, op)}
  ) AS image
  JOIN (
${clock(target)}
  ) AS clock
  LEFT JOIN ${target.context} AS context ON context.${target.contextColumn('key')} = 'current'
  WHERE image.changed > 0;
END`,
  );
}

export function sqliteWithoutChanges({ table }: TrackedTable, { dialect }: ChangeTarget): readonly string[] {
  return (['create', 'update', 'delete'] as const).map(
    (op) => `DROP TRIGGER IF EXISTS ${dialect.quote(triggerName(op, table))}`,
  );
}

/** UUIDv7: ms, then 40 bits that count, then 32 that don't. */
const ID = `lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4)))`;

/**
 * The clock stands still during a statement, and may be set back: it goes on from the newest change, unless that is
 * over a minute ahead, and rows are counted.
 */
function clock({ changes, column, dialect }: ChangeTarget): string {
  return `    SELECT CASE WHEN last BETWEEN now AND now + 60000 THEN last ELSE now END AS at, n
    FROM (
      SELECT ${dialect.now} AS now,
        (SELECT ${column('recordedAt')} FROM ${changes} ORDER BY rowid DESC LIMIT 1) AS last,
        coalesce((SELECT max(rowid) FROM ${changes}), 0) + 1 AS n
    )`;
}

function image(table: TrackedTable, { dialect }: ChangeTarget, op: RowOp): string {
  const rows = shownColumns(table).map(({ field, column, kind, redacted }) => {
    const value = (version: 'OLD' | 'NEW'): string =>
      version === (op === 'create' ? 'OLD' : op === 'delete' ? 'NEW' : '')
        ? 'NULL'
        : `${version}.${dialect.quote(column)}`;
    return `SELECT ${literal(field)} AS name, '${redacted ? 'redacted' : kind}' AS kind, ${value('OLD')} AS was, ${value('NEW')} AS became`;
  });
  const versions = { create: ['became'], update: ['was', 'became'], delete: ['was'] }[op];
  const cut = versions.map((version) => isCutInSqlite('kind', version)).join(' OR ');
  return `    SELECT ${versions.map((version) => `json_group_object(name, json(${version})) AS ${version}`).join(', ')},
      json_group_array(name) FILTER (WHERE cut) AS cut, count(*) AS changed
    FROM (
      SELECT name,
        ${versions.map((version) => `${sqliteValue('kind', version)} AS ${version}`).join(',\n        ')},
        ${cut} AS cut
      FROM (
          ${rows.join('\n          UNION ALL ')}
      )${op === 'update' ? '\n      WHERE was IS NOT became' : ''}
    )`;
}
