import type { Column } from '../columns.js';
import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import type { GuardedTable, GuardTarget } from './guard-target.js';
import { holdsPass } from './pass-marker.js';
import { verdictGiven } from './verdict-given.js';

/** SQLite. */
export function sqliteGuard(target: GuardTarget): readonly string[] {
  return [...sqliteWithoutGuard(), ...target.guarded.flatMap((table) => triggersOf(table, target))];
}

/**
 * The insert trigger is there for `INSERT OR REPLACE`, which takes the old row away without firing a delete
 * trigger; a row whose id is taken is left out, as our own inserts ask for anyway.
 */
function triggersOf(guarded: GuardedTable, target: GuardTarget): readonly string[] {
  const { infix, table, column } = guarded;
  return [
    `CREATE TRIGGER "auditreel_guard${infix}_delete" BEFORE DELETE ON ${table}
WHEN NOT ${holdsPass(target, 'sqlite', 'retention')}
BEGIN
  SELECT RAISE(ABORT, '${REFUSED_DELETE}');
END`,
    `CREATE TRIGGER "auditreel_guard${infix}_update" BEFORE UPDATE ON ${table}
WHEN (
  ${isChanged(guarded)}
) AND NOT ${holdsPass(target, 'sqlite', 'erasure')}
BEGIN
  SELECT RAISE(ABORT, '${REFUSED_UPDATE}');
END`,
    `CREATE TRIGGER "auditreel_guard${infix}_insert" BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${column('id')} = NEW.${column('id')})
BEGIN
  SELECT RAISE(IGNORE);
END`,
  ];
}

function isChanged({ fixed, verdict, column }: GuardedTable): string {
  const row = (version: 'OLD' | 'NEW', columns: readonly Column[]): string =>
    `(${columns.map(({ name }) => `${version}.${column(name)}`).join(', ')})`;
  const ofFixed = `${row('NEW', fixed)}
  IS NOT ${row('OLD', fixed)}`;
  if (verdict.length === 0) return ofFixed;
  return `${ofFixed}
  OR (
    ${row('NEW', verdict)} IS NOT ${row('OLD', verdict)}
    AND NOT (${verdictGiven({ column })})
  )`;
}

export function sqliteWithoutGuard(): readonly string[] {
  const names = ['', '_change'].flatMap((infix) =>
    ['delete', 'update', 'insert'].map((event) => `auditreel_guard${infix}_${event}`),
  );
  return names.map((name) => `DROP TRIGGER IF EXISTS "${name}"`);
}
