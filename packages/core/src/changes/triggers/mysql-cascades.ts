import type { ChangeTarget } from './change-target.js';
import { joinedMembers, mysqlCut, mysqlImage } from './mysql-image.js';
import {
  MYSQL_CONTEXT,
  MYSQL_ID,
  MYSQL_MS,
  MYSQL_VARIABLES,
  modelText,
  readContext,
  validImage,
} from './mysql-row.js';
import { isSameInMysql, mysqlTarget, mysqlValue } from './mysql-value.js';
import { type Cascade, type CascadeKey, shownColumns, type TrackedTable } from './tracked-table.js';
import { cascadeName } from './trigger-names.js';

/** A foreign key of a tracked table. */
interface ForeignKey {
  readonly table: TrackedTable;
  readonly cascade: Cascade;
  readonly target: ChangeTarget;
}

/** What the database is about to do to the rows that point, which are called `child`. */
interface Effect {
  readonly event: 'delete' | 'update';
  readonly op: 'delete' | 'update';
  readonly before: string;
  readonly after: string;
  readonly cut: string;
}

/** Triggers on the tables that a tracked one points to: they write down what its foreign keys are about to do. */
export function mysqlCascades(table: TrackedTable, target: ChangeTarget): readonly string[] {
  return table.cascades.flatMap((cascade) => {
    const key = { table, cascade, target };
    return effectsOf(key).map((effect) => trigger(key, effect));
  });
}

export function mysqlWithoutCascades(
  { table, cascades }: TrackedTable,
  { dialect }: ChangeTarget,
): readonly string[] {
  return cascades.flatMap(({ keys }) =>
    (['delete', 'update'] as const).map(
      (event) => `DROP TRIGGER IF EXISTS ${dialect.quote(cascadeName(event, table, columnsOf(keys)))}`,
    ),
  );
}

function effectsOf(key: ForeignKey): readonly Effect[] {
  const { table, cascade, target } = key;
  const columns = shownColumns(table);
  const isShown = cascade.keys.some(({ column }) => columns.some((shown) => shown.column === column));
  const effects: Effect[] = [];
  if (cascade.onDelete === 'delete') {
    const [before, cut] = [mysqlImage(columns, ['child'], target), mysqlCut(columns, ['child'], target)];
    effects.push({ event: 'delete', op: 'delete', before, after: 'NULL', cut });
  }
  if (cascade.onDelete === 'set null' && isShown) {
    const [before, after] = [pointers(key, 'OLD'), pointers(key, null)];
    effects.push({ event: 'delete', op: 'update', before, after, cut: 'NULL' });
  }
  if (cascade.onUpdate === 'cascade' && isShown) {
    const [before, after] = [pointers(key, 'OLD', true), pointers(key, 'NEW', true)];
    effects.push({ event: 'update', op: 'update', before, after, cut: 'NULL' });
  }
  return effects;
}

function trigger({ table, cascade, target }: ForeignKey, effect: Effect): string {
  const { quote } = target.dialect;
  const { parent, keys } = cascade;
  const name = quote(cascadeName(effect.event, table.table, columnsOf(keys)));
  const pointing = keys.map(({ column, references }) => `child.${quote(column)} = OLD.${quote(references)}`);
  const unmoved = keys.map((key) => isUnmoved(key, target)).join(' AND ');
  const moved = effect.event === 'update' ? ` AND NOT (${unmoved})` : '';
  return `CREATE TRIGGER ${name} BEFORE ${effect.event.toUpperCase()} ON ${target.tableOf(parent)} FOR EACH ROW
BEGIN
${MYSQL_VARIABLES}
${readContext(target)}
  INSERT INTO ${target.changes} (${target.columns})
  SELECT
    ${MYSQL_ID},
    1, 'main', ${MYSQL_CONTEXT}, ${MYSQL_MS}, ${modelText(table)},
    target, '${effect.op}', ${validImage('image_before')}, ${validImage('image_after')}, cut
  FROM (
    SELECT ${mysqlTarget(table, 'child', target)} AS target,
      ${effect.before} AS image_before,
      ${effect.after} AS image_after,
      ${effect.cut} AS cut
    FROM ${target.tableOf(table)} AS child
    WHERE ${pointing.join(' AND ')}${moved}
  ) AS pointing;
END`;
}

/** The columns of the foreign key as JSON text, with the values of the parent's old version, its new one, or none. */
function pointers(
  { table, cascade, target }: ForeignKey,
  version: 'OLD' | 'NEW' | null,
  onlyMoved = false,
): string {
  const members = cascade.keys.flatMap((key) =>
    shownColumns(table)
      .filter(({ column }) => column === key.column)
      .map((shown) => {
        const parents = `${version}.${target.dialect.quote(key.references)}`;
        const member = `CONCAT(',"${shown.field}":', ${version === null ? `'null'` : mysqlValue(shown, parents)})`;
        return onlyMoved ? `IF(${isUnmoved(key, target)}, '', ${member})` : member;
      }),
  );
  return `CONCAT('{', ${joinedMembers(members)}, '}')`;
}

function isUnmoved({ references }: CascadeKey, { dialect }: ChangeTarget): string {
  const column = dialect.quote(references);
  return isSameInMysql({ kind: 'text' }, `OLD.${column}`, `NEW.${column}`);
}

function columnsOf(keys: readonly CascadeKey[]): readonly string[] {
  return keys.map(({ column }) => column);
}
