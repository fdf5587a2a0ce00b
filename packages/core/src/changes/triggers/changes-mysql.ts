import type { ChangeOp } from '../../storage/change-store.js';
import type { ChangeTarget } from './change-target.js';
import { mysqlCascades, mysqlWithoutCascades } from './mysql-cascades.js';
import { mysqlCut, mysqlImage, sameRow } from './mysql-image.js';
import {
  MYSQL_CONTEXT,
  MYSQL_ID,
  MYSQL_MS,
  MYSQL_VARIABLES,
  modelText,
  readContext,
  validImage,
} from './mysql-row.js';
import { mysqlTarget } from './mysql-value.js';
import { shownColumns, type TrackedTable } from './tracked-table.js';
import { triggerName } from './trigger-names.js';

type RowOp = Exclude<ChangeOp, 'truncate'>;

const EVENTS: Readonly<Record<RowOp, string>> = { create: 'INSERT', update: 'UPDATE', delete: 'DELETE' };

/** MySQL and MariaDB, which have no trigger for TRUNCATE and fire none of a row that a foreign key changes or removes. */
export function mysqlChanges(table: TrackedTable, target: ChangeTarget): readonly string[] {
  return [
    ...(['create', 'update', 'delete'] as const).map((op) => trigger(table, target, op)),
    ...mysqlCascades(table, target),
  ];
}

export function mysqlWithoutChanges(table: TrackedTable, target: ChangeTarget): readonly string[] {
  const { quote } = target.dialect;
  return [
    ...(['create', 'update', 'delete'] as const).map(
      (op) => `DROP TRIGGER IF EXISTS ${quote(triggerName(op, table.table))}`,
    ),
    ...mysqlWithoutCascades(table, target),
  ];
}

function trigger(table: TrackedTable, target: ChangeTarget, op: RowOp): string {
  const columns = shownColumns(table);
  const name = target.dialect.quote(triggerName(op, table.table));
  const images = IMAGES[op].map(
    ([variable, ...versions]) => `  SET ${variable} = ${mysqlImage(columns, versions, target)};`,
  );
  const write = [
    readContext(target),
    ...images,
    `  SET cut = ${mysqlCut(columns, VERSIONS[op], target)};`,
    insert(table, target, op),
  ].join('\n');
  return `CREATE TRIGGER ${name} AFTER ${EVENTS[op]} ON ${target.tableOf(table)} FOR EACH ROW
BEGIN
${MYSQL_VARIABLES}
  DECLARE image_before, image_after, cut LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
${op === 'update' ? `  IF NOT (\n    ${sameRow(columns, VERSIONS.update, target)}\n  ) THEN\n${write}\n  END IF;` : write}
END`;
}

const VERSIONS = { create: ['NEW'], update: ['OLD', 'NEW'], delete: ['OLD'] } as const;

/** The images of an update have the same columns: the last version is the one that is shown. */
const IMAGES = {
  create: [['image_after', 'NEW']],
  update: [
    ['image_before', 'NEW', 'OLD'],
    ['image_after', 'OLD', 'NEW'],
  ],
  delete: [['image_before', 'OLD']],
} as const;

function insert(table: TrackedTable, target: ChangeTarget, op: RowOp): string {
  const [first] = VERSIONS[op];
  return `  INSERT INTO ${target.changes} (${target.columns})
  VALUES (
    ${MYSQL_ID},
    1, 'main', ${MYSQL_CONTEXT}, ${MYSQL_MS}, ${modelText(table)},
    ${mysqlTarget(table, first, target)}, '${op}',
    ${validImage('image_before')}, ${validImage('image_after')}, cut
  );`;
}
