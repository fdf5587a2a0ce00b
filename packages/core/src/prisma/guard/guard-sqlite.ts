import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import type { GuardTarget } from './guard-target.js';
import { holdsPass } from './pass-marker.js';
import { verdictGiven } from './verdict-given.js';

/**
 * SQLite. The insert trigger is there for `INSERT OR REPLACE`, which takes the old row away without firing a delete
 * trigger; a row whose id is taken is left out, as our own inserts ask for anyway.
 */
export function sqliteGuard(target: GuardTarget): readonly string[] {
  const { records, column, fixed, verdict } = target;
  const row = (version: 'OLD' | 'NEW', columns: GuardTarget['fixed']): string =>
    `(${columns.map(({ name }) => `${version}.${column(name)}`).join(', ')})`;
  return [
    ...sqliteWithoutGuard(),
    `CREATE TRIGGER "auditreel_guard_delete" BEFORE DELETE ON ${records}
WHEN NOT ${holdsPass(target, 'sqlite', 'retention')}
BEGIN
  SELECT RAISE(ABORT, '${REFUSED_DELETE}');
END`,
    `CREATE TRIGGER "auditreel_guard_update" BEFORE UPDATE ON ${records}
WHEN (
  ${row('NEW', fixed)}
  IS NOT ${row('OLD', fixed)}
  OR (
    ${row('NEW', verdict)} IS NOT ${row('OLD', verdict)}
    AND NOT (${verdictGiven(target)})
  )
) AND NOT ${holdsPass(target, 'sqlite', 'erasure')}
BEGIN
  SELECT RAISE(ABORT, '${REFUSED_UPDATE}');
END`,
    `CREATE TRIGGER "auditreel_guard_insert" BEFORE INSERT ON ${records}
WHEN EXISTS (SELECT 1 FROM ${records} WHERE ${column('id')} = NEW.${column('id')})
BEGIN
  SELECT RAISE(IGNORE);
END`,
  ];
}

export function sqliteWithoutGuard(): readonly string[] {
  return ['delete', 'update', 'insert'].map((event) => `DROP TRIGGER IF EXISTS "auditreel_guard_${event}"`);
}
