import type { Column } from '../columns.js';
import { postgresqlPath } from '../postgresql-path.js';
import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import type { GuardedTable, GuardTarget } from './guard-target.js';
import { holdsPass } from './pass-marker.js';
import { verdictGiven } from './verdict-given.js';

/** PostgreSQL. */
export function postgresqlGuard(target: GuardTarget): readonly string[] {
  return [
    ...postgresqlWithoutGuard(target),
    ...target.guarded.flatMap((table) => statementsOf(table, target)),
  ];
}

/**
 * One function a table, whose `search_path` is the migration's, so that it finds the leases whoever fires it. The
 * columns stand in its body: named in a trigger's WHEN, their types could not be altered any more.
 */
function statementsOf(guarded: GuardedTable, target: GuardTarget): readonly string[] {
  const { infix, table } = guarded;
  const name = functionOf(target, infix);
  const call = `EXECUTE FUNCTION ${name}()`;
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger
LANGUAGE plpgsql
AS $auditreel$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF ${isAllowed(guarded)}
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
    postgresqlPath(`${name}()`),
    `CREATE TRIGGER "auditreel_guard${infix}_row" BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW ${call}`,
    `CREATE TRIGGER "auditreel_guard${infix}_truncate" BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT ${call}`,
  ];
}

function isAllowed(guarded: GuardedTable): string {
  const row = (version: 'OLD' | 'NEW', columns: readonly Column[]): string =>
    `(${columns.map((column) => comparable(version, column, guarded)).join(', ')})`;
  const { fixed, verdict } = guarded;
  const ofFixed = `${row('NEW', fixed)}
      IS NOT DISTINCT FROM ${row('OLD', fixed)}`;
  if (verdict.length === 0) return ofFixed;
  return `${ofFixed}
      AND (
        ${row('NEW', verdict)} IS NOT DISTINCT FROM ${row('OLD', verdict)}
        OR (${verdictGiven(guarded)})
      )`;
}

/** With the functions go their triggers, also when the tables have other names by now. */
export function postgresqlWithoutGuard(target: GuardTarget): readonly string[] {
  return (['', '_change'] as const).map(
    (infix) => `DROP FUNCTION IF EXISTS ${functionOf(target, infix)}() CASCADE`,
  );
}

function functionOf({ schema }: GuardTarget, infix: GuardedTable['infix']): string {
  return `${schema}"auditreel_guard${infix}"`;
}

/** A host may keep JSON as `json`, which has no equality. */
function comparable(version: string, { name, type }: Column, { column }: GuardedTable): string {
  return `${version}.${column(name)}${type.is === 'json' ? '::text' : ''}`;
}
