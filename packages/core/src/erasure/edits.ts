import type { PersonalRows, PersonalTable, RowEdit } from '../storage/erasure-store.js';
import { changeEdit } from './change-edit.js';
import type { ErasureStep } from './erasure-step.js';
import { holdEdit } from './hold-edit.js';
import type { Person } from './person.js';
import { recordEdit } from './record-edit.js';
import { sessionEdit } from './session-edit.js';

type EditOf = {
  readonly [Table in PersonalTable]: (
    row: PersonalRows[Table],
    person: Person,
    step: ErasureStep,
  ) => RowEdit<Table> | null;
};

/** What of a row of each table has to go. */
export const EDITS: EditOf = {
  records: recordEdit,
  changes: changeEdit,
  sessions: sessionEdit,
  holds: holdEdit,
};
