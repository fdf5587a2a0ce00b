import type { AuditStorage } from './ports.js';

/** Hidden from hosts, shared between copies of the package: a command may run from another copy than the host's. */
export const CATALOGUE: unique symbol = Symbol.for('auditreel.catalogue') as never;

/** What a database says of itself, beside the rows that the ports ask for. It is only read. */
export interface Catalogue {
  /** What its clock says, ms since 1970 UTC. Rejects when it does not answer. */
  now(): Promise<number>;
  /** The list of migrations that Prisma keeps there; null where it keeps none. */
  migrations(): Promise<readonly AppliedMigration[] | null>;
  /** The triggers on the tables that the guard is for. */
  guardTriggers(): Promise<readonly Trigger[]>;
  /** The triggers that write changes. */
  changeTriggers(): Promise<readonly InstalledTrigger[]>;
  amounts(): Promise<StoredAmounts>;
  /** Closes the connection, so that a command can end. */
  leave(): Promise<void>;
}

/** A migration as the database's own list has it. */
export interface AppliedMigration {
  readonly name: string;
  /** SHA-256 of its text, lower-case hex. */
  readonly checksum: string;
  readonly isFinished: boolean;
  readonly isRolledBack: boolean;
}

/** A trigger that the database has. */
export interface Trigger {
  readonly name: string;
  /** As a statement names it. */
  readonly table: string;
  /** Only PostgreSQL lets one be there and do nothing. */
  readonly isEnabled: boolean;
}

/** A trigger that writes changes. */
export interface InstalledTrigger extends Trigger {
  /** Null where tables have none, and where the connection finds the table without it. */
  readonly schema: string | null;
  /** What it does, as the database has it. */
  readonly text: string;
}

/** How much is kept. */
export interface StoredAmounts {
  /** About how many records: counting millions would take seconds. */
  readonly records: number;
  /** Bytes of recordings. */
  readonly bytes: number;
}

/** A storage whose database can say so. */
export interface CataloguedStorage extends AuditStorage {
  readonly [CATALOGUE]: Catalogue;
}

/** The catalogue of `prismaStorage`'s database; null for a storage that has none. */
export function catalogueOf(storage: AuditStorage): Catalogue | null {
  return hasCatalogue(storage) ? storage[CATALOGUE] : null;
}

function hasCatalogue(storage: AuditStorage): storage is CataloguedStorage {
  return CATALOGUE in storage;
}
