import type { witnessColumns } from '../../storage/witness-columns.js';
import type { Column, Model } from '../columns.js';
import { presentColumns, type TableNames } from '../data-model.js';
import { type Dialect, dialectOf } from '../dialect.js';
import { dbName, qualifiedTable } from '../insert-statement.js';
import { AUDIT_LEASE, AUDIT_RECORD } from '../models.js';
import type { Provider } from '../render-models.js';

/** Where the two tables of the guard live in the host's database. */
export interface GuardNames {
  readonly records: TableNames;
  readonly leases: TableNames;
}

/** What the guard's statements are about, by quoted names. */
export interface GuardTarget {
  readonly dialect: Dialect;
  /** The schema's name with a dot, where the host names one. */
  readonly schema: string;
  readonly records: string;
  readonly leases: string;
  /** Never changed once written. */
  readonly fixed: readonly Column[];
  /** Changed once, together, when the verdict is given. */
  readonly verdict: readonly Column[];
  readonly column: (name: string) => string;
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

export function guardTarget({ records, leases }: GuardNames, provider: Provider): GuardTarget {
  const dialect = dialectOf(provider);
  const columns = presentColumns(AUDIT_RECORD, records);
  return {
    dialect,
    schema: records.schema === null ? '' : `${dialect.quote(records.schema)}.`,
    records: qualifiedTable(records, dialect),
    leases: qualifiedTable(leases, dialect),
    fixed: columns.filter(({ name }) => !(name in VERDICT)),
    verdict: columns.filter(({ name }) => name in VERDICT),
    column: (name) => dialect.quote(dbName(records, name)),
    lease: (name) => dialect.quote(dbName(leases, name)),
  };
}

/** The models whose tables the guard names. */
export const GUARD_MODELS: Readonly<Record<keyof GuardNames, Model>> = {
  records: AUDIT_RECORD,
  leases: AUDIT_LEASE,
};
