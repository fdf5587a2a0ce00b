import type { Column } from '../columns.js';
import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import type { GuardTarget } from './guard-target.js';
import { holdsPass } from './pass-marker.js';
import { verdictGiven } from './verdict-given.js';

/** MySQL and MariaDB, which have no trigger for TRUNCATE. */
export function mysqlGuard(target: GuardTarget): readonly string[] {
  const { records, fixed, verdict } = target;
  const same = (columns: readonly Column[], indent: string): string =>
    columns.map((column) => isSame(column, target)).join(`\n${indent}AND `);
  return [
    ...mysqlWithoutGuard(),
    `CREATE TRIGGER \`auditreel_guard_delete\` BEFORE DELETE ON ${records} FOR EACH ROW
BEGIN
  IF NOT ${holdsPass(target, 'mysql', 'retention')}
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${REFUSED_DELETE}';
  END IF;
END`,
    `CREATE TRIGGER \`auditreel_guard_update\` BEFORE UPDATE ON ${records} FOR EACH ROW
BEGIN
  IF NOT (
    ${same(fixed, '    ')}
    AND (
      (${verdictGiven(target)})
      OR (${same(verdict, '        ')})
    )
  ) AND NOT ${holdsPass(target, 'mysql', 'erasure')}
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${REFUSED_UPDATE}';
  END IF;
END`,
  ];
}

export function mysqlWithoutGuard(): readonly string[] {
  return ['delete', 'update'].map((event) => `DROP TRIGGER IF EXISTS \`auditreel_guard_${event}\``);
}

/** Text is compared byte by byte: in the usual collations `Ada` equals `ada`. */
function isSame({ name, type }: Column, { column }: GuardTarget): string {
  const value = (version: 'OLD' | 'NEW'): string => `${version}.${column(name)}`;
  const isText = type.is === 'id' || type.is === 'text' || type.is === 'long_text';
  const [now, before] = [value('NEW'), value('OLD')].map((each) =>
    isText ? `CAST(${each} AS BINARY)` : each,
  );
  return `${now} <=> ${before}`;
}
