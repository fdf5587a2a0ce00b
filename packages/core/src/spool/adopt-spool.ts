import { createHash, randomUUID } from 'node:crypto';
import { rename, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../record/ask-actor.js';
import { blankRecord, type RecordRow } from '../record/blank-record.js';
import { nameActor } from '../record/build-record.js';
import type { DeadSpool } from './dead-spools.js';
import { discardSpool } from './discard-spool.js';
import { readSpool } from './read-spool.js';
import { listSegments } from './segment.js';
import type { RecordLine } from './spool-line.js';

/** A record as `store` takes it. */
export type AdoptedRecord = Pick<RecordLine, 'record' | 'session'>;

export interface AdoptSpool {
  readonly root: string;
  /** Names of the spools that this process has taken over and not stored yet. */
  readonly claims: Set<string>;
  readonly service: string | null;
  /** Rejects when the storage can't be asked: then the spool waits for the next try. */
  readonly store: (records: readonly AdoptedRecord[]) => Promise<void>;
}

const BEAT_MS = 5000;
const BATCH = 500;

/**
 * Stores what a process that is no more had left, and says how it ended. Whatever is stored already is left as it is, so
 * that it may be done again from any point. Answers how many records there were; null when its process lives after all.
 */
export async function adoptSpool(spool: DeadSpool, adopt: AdoptSpool): Promise<number | null> {
  const name = adopt.claims.has(spool.name) ? spool.name : await claim(spool, adopt);
  if (name === null) return null;
  const directory = join(adopt.root, name);
  const beating = setInterval(() => {
    // A claim that another process took over is given up when its files are gone.
    beat(directory).catch(() => clearInterval(beating));
  }, BEAT_MS).unref();
  try {
    const count = await storeAll(directory, spool, adopt);
    await discardSpool(directory);
    adopt.claims.delete(name);
    return count;
  } finally {
    clearInterval(beating);
  }
}

/** By renaming, which only one process can; given back if its heartbeat went on meanwhile. */
async function claim(
  { name, owner, mtimeMs }: DeadSpool,
  { root, claims }: AdoptSpool,
): Promise<string | null> {
  const claimed = `${owner.epoch}~${randomUUID()}`;
  const from = join(root, name);
  const to = join(root, claimed);
  try {
    await rename(from, to);
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // Where its process has begun anew at the old place already, this stays adopted.
  if ((await stat(to)).mtimeMs !== mtimeMs && (await isRenamed(to, from))) return null;
  claims.add(claimed);
  await beat(to);
  return claimed;
}

function isRenamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  );
}

async function beat(directory: string): Promise<void> {
  const now = new Date();
  await utimes(directory, now, now);
}

async function storeAll(directory: string, spool: DeadSpool, adopt: AdoptSpool): Promise<number> {
  const { owner, isClosed } = spool;
  const reading = await readSpool(directory, owner.columns);
  let count = 0;
  for await (const lines of reading.batches()) {
    const unknown = reading.unconcluded(lines).map(unknownOutcome);
    for (let i = 0; i < lines.length; i += BATCH) await adopt.store(lines.slice(i, i + BATCH));
    if (unknown.length > 0) await adopt.store(unknown);
    count += lines.length;
  }
  if (!isClosed) {
    const told = { epoch: owner.epoch, adopted: count, damaged: reading.damaged };
    const record = await crashRecord(directory, told);
    record.service = adopt.service;
    await adopt.store([{ record, session: null }]);
  }
  return count;
}

/** The handler of an intent began, and nobody knows how far it got. */
function unknownOutcome({ record, session, outcomeId }: RecordLine): AdoptedRecord {
  const outcome: RecordRow = { ...record, id: outcomeId ?? record.id };
  outcome.stage = 'outcome';
  outcome.intentId = record.id;
  outcome.outcome = 'unknown';
  outcome.reason = 'PROCESS_ENDED';
  outcome.writerSeq = null;
  return { record: outcome, session };
}

/** Its id follows from what it tells, so that it is written once. */
async function crashRecord(
  directory: string,
  told: { readonly epoch: string; readonly adopted: number; readonly damaged: number },
): Promise<RecordRow> {
  const segments = await listSegments(directory);
  const times = await Promise.all(segments.map(async ({ path }) => (await stat(path)).mtimeMs));
  const time = Math.round(Math.max(0, ...times));
  const random = createHash('sha256').update(told.epoch).digest().subarray(0, 16);
  const record = blankRecord(uuidv7({ msecs: time, random }), time);
  record.action = 'audit.writer_stop';
  record.outcome = 'failure';
  record.reason = 'PROCESS_ENDED';
  record.metadata = told;
  record.writerEpoch = told.epoch;
  return nameActor(record, SYSTEM);
}
