import type { Column } from '../columns.js';
import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import type { GuardedTable, GuardTarget } from './guard-target.js';
import { holdsPass } from './pass-marker.js';
import { verdictGiven } from './verdict-given.js';

/** MySQL and MariaDB, which have no trigger for TRUNCATE. */
export function mysqlGuard(target: GuardTarget): readonly string[] {
  return [...mysqlWithoutGuard(), ...target.guarded.flatMap((table) => triggersOf(table, target))];
}

function triggersOf(guarded: GuardedTable, target: GuardTarget): readonly string[] {
  const { infix, table } = guarded;
  return [
    `CREATE TRIGGER \`auditreel_guard${infix}_delete\` BEFORE DELETE ON ${table} FOR EACH ROW
BEGIN
  IF NOT ${holdsPass(target, 'mysql', 'retention')}
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${REFUSED_DELETE}';
  END IF;
END`,
    `CREATE TRIGGER \`auditreel_guard${infix}_update\` BEFORE UPDATE ON ${table} FOR EACH ROW
BEGIN
  IF NOT (
    ${isAllowed(guarded)}
  ) AND NOT ${holdsPass(target, 'mysql', 'erasure')}
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${REFUSED_UPDATE}';
  END IF;
END`,
  ];
}

function isAllowed(guarded: GuardedTable): string {
  const same = (columns: readonly Column[], indent: string): string =>
    columns.map((column) => isSame(column, guarded)).join(`\n${indent}AND `);
  const ofFixed = same(guarded.fixed, '    ');
  if (guarded.verdict.length === 0) return ofFixed;
  return `${ofFixed}
    AND (
      (${verdictGiven(guarded)})
      OR (${same(guarded.verdict, '        ')})
    )`;
}

export function mysqlWithoutGuard(): readonly string[] {
  const names = ['', '_change'].flatMap((infix) =>
    ['delete', 'update'].map((event) => `auditreel_guard${infix}_${event}`),
  );
  return names.map((name) => `DROP TRIGGER IF EXISTS \`${name}\``);
}

/** Text is compared byte by byte: in the usual collations `Ada` equals `ada`. */
function isSame({ name, type }: Column, { column }: GuardedTable): string {
  const value = (version: 'OLD' | 'NEW'): string => `${version}.${column(name)}`;
  const isText = type.is === 'id' || type.is === 'text' || type.is === 'long_text';
  const [now, before] = [value('NEW'), value('OLD')].map((each) =>
    isText ? `CAST(${each} AS BINARY)` : each,
  );
  return `${now} <=> ${before}`;
}
