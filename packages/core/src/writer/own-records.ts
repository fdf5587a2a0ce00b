import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../record/ask-actor.js';
import { blankRecord, type RecordRow } from '../record/blank-record.js';
import { nameActor } from '../record/build-record.js';

/** What a process writes about its own writing. */
export interface OwnRecords {
  started(facts: Readonly<Record<string, string | number | null>>): RecordRow;
  /** Told later how many there were. */
  stopped(): RecordRow;
  dropped(count: number): RecordRow;
}

export function ownRecords(now: () => number, service: string | null): OwnRecords {
  // Before whatever it writes, also in lists that are ordered by time.
  const startedAt = now();
  const row = (action: string, metadata: RecordRow['metadata'], time = now()): RecordRow => {
    const made = blankRecord(uuidv7({ msecs: time }), time);
    made.action = action;
    made.outcome = 'success';
    made.service = service;
    made.metadata = metadata;
    return nameActor(made, SYSTEM);
  };
  return {
    started: (facts) => row('audit.writer_start', facts, startedAt),
    stopped: () => row('audit.writer_stop', null),
    dropped: (count) => {
      const made = row('audit.dropped', { dropped: count });
      made.outcome = 'failure';
      made.count = count;
      return made;
    },
  };
}
