import type { Column } from '../columns.js';
import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import type { GuardTarget } from './guard-target.js';
import { holdsPass } from './pass-marker.js';
import { verdictGiven } from './verdict-given.js';

/**
 * PostgreSQL. One function, whose `search_path` is the migration's, so that it finds the leases whoever fires it. The
 * columns stand in its body: named in a trigger's WHEN, their types could not be altered any more.
 */
export function postgresqlGuard(target: GuardTarget): readonly string[] {
  const { records, fixed, verdict } = target;
  const call = `EXECUTE FUNCTION ${functionOf(target)}()`;
  const row = (version: 'OLD' | 'NEW', columns: readonly Column[]): string =>
    `(${columns.map((column) => comparable(version, column, target)).join(', ')})`;
  return [
    ...postgresqlWithoutGuard(target),
    `CREATE FUNCTION ${functionOf(target)}() RETURNS trigger
LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $auditreel$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF ${row('NEW', fixed)}
      IS NOT DISTINCT FROM ${row('OLD', fixed)}
      AND (
        ${row('NEW', verdict)} IS NOT DISTINCT FROM ${row('OLD', verdict)}
        OR (${verdictGiven(target)})
      )
      OR ${holdsPass(target, 'postgresql', 'erasure')}
    THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION '${REFUSED_UPDATE}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF ${holdsPass(target, 'postgresql', 'retention')}
    THEN RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '${REFUSED_DELETE}' USING ERRCODE = 'integrity_constraint_violation';
END
$auditreel$`,
    `CREATE TRIGGER "auditreel_guard_row" BEFORE UPDATE OR DELETE ON ${records} FOR EACH ROW ${call}`,
    `CREATE TRIGGER "auditreel_guard_truncate" BEFORE TRUNCATE ON ${records} FOR EACH STATEMENT ${call}`,
  ];
}

/** With the function go its triggers, also when the table has another name by now. */
export function postgresqlWithoutGuard(target: GuardTarget): readonly string[] {
  return [`DROP FUNCTION IF EXISTS ${functionOf(target)}() CASCADE`];
}

function functionOf({ schema }: GuardTarget): string {
  return `${schema}"auditreel_guard"`;
}

/** A host may keep JSON as `json`, which has no equality. */
function comparable(version: string, { name, type }: Column, { column }: GuardTarget): string {
  return `${version}.${column(name)}${type.is === 'json' ? '::text' : ''}`;
}
