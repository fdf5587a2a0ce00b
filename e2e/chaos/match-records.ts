import type { Answer } from './load.ts';
import type { StoredRecord, StrictRow } from './read-stored.ts';

/** What was promised and is not so, each with what shows it: all lists are empty where promises were kept. */
export interface Broken {
  /** Answered requests without a record. */
  readonly missing: readonly string[];
  /** Requests with more than one, answered or not. */
  readonly doubled: readonly string[];
  /** Answered requests whose record says another status than the client saw. */
  readonly different: readonly string[];
  /** Rows of strict handlers that were inserted when no intent was committed. */
  readonly unintended: readonly string[];
  /** Intents without exactly one outcome. */
  readonly inconclusive: readonly string[];
  /** Numbers of a writer that nobody explains, as `epoch:number`. */
  readonly holes: readonly string[];
}

export interface Evidence {
  readonly answers: readonly Answer[];
  readonly records: readonly StoredRecord[];
  readonly strictRows: readonly StrictRow[];
}

export function matchRecords({ answers, records, strictRows }: Evidence): Broken {
  const outcomes = grouped(
    records.filter(({ stage }) => stage === 'outcome'),
    ({ requestId }) => requestId,
  );
  const concluding = grouped(records, ({ intentId }) => intentId);
  const intents = records.filter(({ stage }) => stage === 'intent');
  return {
    missing: answers.filter(({ requestId }) => !outcomes.has(requestId)).map(nameOf),
    doubled: [...outcomes].filter(([, found]) => found.length > 1).map(([id]) => id),
    different: answers
      .filter(({ requestId, status }) => outcomes.get(requestId)?.some((one) => one.statusCode !== status))
      .map(nameOf),
    unintended: strictRows.filter(({ intents }) => Number(intents) !== 1).map((row) => row.request_id),
    inconclusive: intents.filter(({ id }) => concluding.get(id)?.length !== 1).map(({ id }) => id),
    holes: holesOf(records),
  };
}

/** A writer that was closed says which of its numbers nobody has. */
function holesOf(records: readonly StoredRecord[]): readonly string[] {
  const writers = grouped(records, ({ writerEpoch, writerSeq }) => (writerSeq === null ? null : writerEpoch));
  return [...writers].flatMap(([epoch, written]) => {
    const numbers = written.map(({ writerSeq }) => Number(writerSeq)).toSorted((a, b) => a - b);
    const known = new Set([...numbers, ...unusedOf(written)]);
    const holes = Array.from({ length: (numbers.at(-1) ?? -1) + 1 }, (_, i) => i).filter(
      (i) => !known.has(i),
    );
    const doubled = numbers.filter((number, i) => number === numbers[i - 1]);
    return [...holes, ...doubled].map((number) => `${epoch}:${number}`);
  });
}

function unusedOf(written: readonly StoredRecord[]): readonly number[] {
  const stop = written.find(({ action }) => action === 'audit.writer_stop');
  const { metadata } = stop ?? {};
  const told = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
  return String(told?.unused ?? '')
    .split(' ')
    .filter((number) => number !== '')
    .map(Number);
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function nameOf({ requestId, path, status }: Answer): string {
  return `${requestId} ${path} ${status}`;
}
