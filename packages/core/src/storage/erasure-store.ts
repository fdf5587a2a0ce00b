import type { AuditRecord } from '../record/audit-record.js';
import type { AuditChange } from './change-store.js';
import type { AuditHold } from './hold-store.js';
import type { AuditSession } from './ports.js';

/** The tables in which a person may stand, and what a row of each is. */
export interface PersonalRows {
  readonly records: AuditRecord;
  readonly changes: AuditChange;
  readonly sessions: AuditSession;
  readonly holds: AuditHold;
}

export type PersonalTable = keyof PersonalRows;

/** The columns of one row that get another value. */
export interface RowEdit<Table extends PersonalTable> {
  readonly id: string;
  readonly columns: Partial<Omit<PersonalRows[Table], 'id'>>;
}

/** What one transaction changes, and the record that tells of it. */
export interface ErasureBatch<Table extends PersonalTable> {
  readonly table: Table;
  readonly edits: readonly RowEdit<Table>[];
  readonly tale: ErasureTale;
  /** The ids of the holds that were looked at. */
  readonly holds: ReadonlySet<string>;
}

/** The record that tells of an erasure. */
export type ErasureTale = AuditRecord & { readonly action: 'privacy.redact' };

/** What erasure asks of a storage; who the person is, and what goes, is decided by whoever asks. */
export interface ErasureStore {
  /** Rows in id order after `afterId`, at most `limit`: intents too; none where the storage has no such table. */
  page<Table extends PersonalTable>(
    table: Table,
    page: { readonly afterId?: string; readonly limit: number },
  ): Promise<readonly PersonalRows[Table][]>;
  /**
   * Changes these rows in one transaction, past the guard, and stores the tale in it unless its id is there. False, and
   * nothing is changed, when there is a hold by now that was not looked at.
   */
  write<Table extends PersonalTable>(batch: ErasureBatch<Table>): Promise<boolean>;
  /**
   * Takes what was overwritten out of the database's files, as far as it can; `vacuum`: by writing them anew, which
   * others wait for. False when something in use kept it from it.
   */
  compact(options: { readonly vacuum: boolean }): Promise<boolean>;
}
