import type { Provider } from '../render-models.js';
import type { GuardTarget } from './guard-target.js';

/** What may pass the guard: retention removes records, erasure changes them. */
export type PassReason = 'retention' | 'erasure';

/** The name of the lease row that marks a transaction as a pass. */
export const PASS_NAME = 'guard.pass';

/**
 * A row that outlives its transaction, because somebody wrote it by hand, opens the guard for no longer than this.
 * PostgreSQL needs no such bound: it knows the transaction.
 */
const PASS_MS = 60_000;

/** An expression: what `holder` says in the transaction, or on the connection, that holds a pass. */
const HOLDER: Readonly<Record<Provider, (reason: PassReason | 'hold') => string>> = {
  sqlite: (reason) => `'${reason}'`,
  postgresql: (reason) => `'${reason} ' || pg_current_xact_id()::text`,
  mysql: (reason) => `CONCAT('${reason} ', CONNECTION_ID())`,
};

/**
 * Writes the row that opens the guard for one transaction, over one that was left behind. Whoever else writes it waits
 * for that transaction's end: with `hold`, which opens nothing, a hold waits for the passes before it.
 */
export function markerInsert(target: GuardTarget, provider: Provider, reason: PassReason | 'hold'): string {
  const { leases, lease, dialect } = target;
  const columns = ['name', 'holder', 'until'].map(lease).join(', ');
  const until = `${dialect.now} + ${PASS_MS}`;
  return [
    `INSERT INTO ${leases} (${columns}) VALUES ('${PASS_NAME}', ${HOLDER[provider](reason)}, ${until})`,
    overwrite(target, provider),
  ].join(' ');
}

function overwrite({ lease }: GuardTarget, provider: Provider): string {
  const given = (column: string): string =>
    provider === 'mysql' ? `VALUES(${column})` : `excluded.${column}`;
  const set = ['holder', 'until'].map(lease).map((column) => `${column} = ${given(column)}`);
  const onConflict =
    provider === 'mysql' ? 'ON DUPLICATE KEY UPDATE' : `ON CONFLICT (${lease('name')}) DO UPDATE SET`;
  return `${onConflict} ${set.join(', ')}`;
}

export function markerDelete({ leases, lease }: GuardTarget): string {
  return `DELETE FROM ${leases} WHERE ${lease('name')} = '${PASS_NAME}'`;
}

/** A condition: this transaction holds a pass for that reason. */
export function holdsPass(
  { leases, lease, dialect }: GuardTarget,
  provider: Provider,
  reason: PassReason,
): string {
  const bound =
    provider === 'postgresql'
      ? []
      : [`${lease('until')} BETWEEN ${dialect.now} AND ${dialect.now} + ${PASS_MS}`];
  const conditions = [
    `${lease('name')} = '${PASS_NAME}'`,
    `${lease('holder')} = ${HOLDER[provider](reason)}`,
    ...bound,
  ];
  return `EXISTS (SELECT 1 FROM ${leases} WHERE ${conditions.join(' AND ')})`;
}
