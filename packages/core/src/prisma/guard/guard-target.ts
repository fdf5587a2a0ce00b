import type { witnessColumns } from '../../storage/witness-columns.js';
import type { Column, Model } from '../columns.js';
import { presentColumns, type TableNames } from '../data-model.js';
import { type Dialect, dialectOf } from '../dialect.js';
import { dbName, qualifiedTable } from '../insert-statement.js';
import { AUDIT_CHANGE, AUDIT_LEASE, AUDIT_RECORD } from '../models.js';
import type { Provider } from '../render-models.js';

/** Where the tables of the guard live in the host's database. */
export interface GuardNames {
  readonly records: TableNames;
  readonly leases: TableNames;
  /** Absent where the host's copy of the models is older than changes are. */
  readonly changes?: TableNames;
}

/** A table that rows are only added to, by quoted names. */
export interface GuardedTable {
  /** Between `auditreel_guard` and what a trigger is for. */
  readonly infix: '' | '_change';
  readonly table: string;
  /** Never changed once written. */
  readonly fixed: readonly Column[];
  /** Changed once, together, when the verdict is given. */
  readonly verdict: readonly Column[];
  readonly column: (name: string) => string;
}

/** What the guard's statements are about, by quoted names. */
export interface GuardTarget {
  readonly dialect: Dialect;
  /** The schema's name with a dot, where the host names one. */
  readonly schema: string;
  readonly guarded: readonly GuardedTable[];
  readonly leases: string;
  readonly lease: (name: string) => string;
}

/** Exactly the columns of `witnessColumns`. */
const VERDICT: Readonly<Record<keyof ReturnType<typeof witnessColumns>, true>> = {
  witness: true,
  witnessReason: true,
  witnessAt: true,
  sessionId: true,
  tabId: true,
  sessionTrust: true,
};

export function guardTarget({ records, leases, changes }: GuardNames, provider: Provider): GuardTarget {
  const dialect = dialectOf(provider);
  const ofRecords = presentColumns(AUDIT_RECORD, records);
  const recordTable: GuardedTable = {
    ...named(records, '', dialect),
    fixed: ofRecords.filter(({ name }) => !(name in VERDICT)),
    verdict: ofRecords.filter(({ name }) => name in VERDICT),
  };
  return {
    dialect,
    schema: records.schema === null ? '' : `${dialect.quote(records.schema)}.`,
    guarded: changes === undefined ? [recordTable] : [recordTable, changeTable(changes, dialect)],
    leases: qualifiedTable(leases, dialect),
    lease: (name) => dialect.quote(dbName(leases, name)),
  };
}

function changeTable(changes: TableNames, dialect: Dialect): GuardedTable {
  return {
    ...named(changes, '_change', dialect),
    fixed: presentColumns(AUDIT_CHANGE, changes),
    verdict: [],
  };
}

function named(
  names: TableNames,
  infix: GuardedTable['infix'],
  dialect: Dialect,
): Pick<GuardedTable, 'infix' | 'table' | 'column'> {
  return {
    infix,
    table: qualifiedTable(names, dialect),
    column: (name) => dialect.quote(dbName(names, name)),
  };
}

/** The models whose tables the guard names. */
export const GUARD_MODELS: Readonly<Record<keyof GuardNames, Model>> = {
  records: AUDIT_RECORD,
  leases: AUDIT_LEASE,
  changes: AUDIT_CHANGE,
};
