import { SYSTEM } from '../record/ask-actor.js';
import type { RecordRow } from '../record/blank-record.js';
import { buildEvent } from '../record/build-event.js';
import { nameActor } from '../record/build-record.js';
import type { RecordInput } from '../record/record-input.js';
import type { ResolvedOptions } from '../resolve-options.js';

export interface OwnRecordPlace {
  readonly options: ResolvedOptions;
  readonly now: number;
  /** The record that it belongs to. */
  readonly parentId: string | null;
}

/** A record that is stored in the transaction of what it tells of, and not by way of the writer. */
export function ownRecord(input: RecordInput, { options, now, parentId }: OwnRecordPlace): RecordRow {
  const nowhere = { draft: undefined, facts: undefined, tag: undefined };
  const row = buildEvent(input, { ...nowhere, parentId, now }, options);
  return nameActor(row, input.actor ?? SYSTEM);
}
