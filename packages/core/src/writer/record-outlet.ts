import { v7 as uuidv7 } from 'uuid';
import type { CloseReport } from '../audit.js';
import type { Awaitable } from '../awaitable.js';
import type { SpoolHealth } from '../health.js';
import type { RecordRow } from '../record/blank-record.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { type SpoolOpener, spoolOpener } from '../spool/open-spool.js';
import { type SpoolAdoption, spoolAdoption } from '../spool/spool-adoption.js';
import { recordLine, type SpooledSession } from '../spool/spool-line.js';
import { logIdOf } from '../storage/log-id.js';
import { withinDeadline } from '../within-deadline.js';
import { floodFold } from './fold-floods.js';
import { type Intents, intentWriter } from './intents.js';
import { ownRecords } from './own-records.js';
import { type RecordKeeper, recordKeeper } from './record-keeper.js';
import { sequence } from './sequence.js';
import { type StoreBatch, storeBatch } from './store-batch.js';
import { createWriter, type WriterCounts } from './writer.js';

/** All that lies between a record's desk and its storage: spool, queue, batches, and what other processes left. */
export interface RecordOutlet {
  readonly keeper: RecordKeeper;
  readonly intents: Intents;
  /** Takes up what other processes left; called where a server is set up. */
  start(): void;
  flush(deadlineMs: number): Promise<void>;
  close(deadlineMs: number): Promise<CloseReport>;
  readonly state: OutletState;
}

export interface OutletState {
  readonly epoch: string;
  readonly counts: WriterCounts;
  /** Whether there is a disk to spool to. */
  readonly canSpool: boolean;
  /** Null where nothing is spooled. */
  readonly spool: SpoolHealth | null;
}

export interface RecordOutletOptions {
  readonly options: ResolvedOptions;
  /** Rejects while the storage is not as it should be. */
  readonly ready: () => Promise<void>;
  readonly complete: (record: RecordRow, session: SpooledSession) => Awaitable<RecordRow>;
  readonly now: () => number;
}

const FLOODS_MS = 5000;

export function recordOutlet({ options, ready, complete, now }: RecordOutletOptions): RecordOutlet {
  const { storage, onError, service, durability } = options;
  const epoch = uuidv7();
  let logId: string | null = null;
  const opener = spoolOpener(options, epoch, () => logId);
  const own = ownRecords(now, service);
  const numbers = sequence(epoch, () => {
    if (storage.isVolatile !== true) keepOwn(own.started({ node: process.version, pid: process.pid }));
  });
  const reach = async (): Promise<string> => {
    await ready();
    logId ??= await logIdOf(storage.leases, now());
    opener.opened()?.belongsTo(logId);
    return logId;
  };
  const prepared = (): Promise<unknown> => (durability.isSpooled ? reach() : ready());
  const store: StoreBatch = {
    complete,
    onError,
    store: {
      insert: async (records) => {
        await prepared();
        await storage.records.insert(records);
      },
    },
  };
  const writer = createWriter({
    ...store,
    now,
    spool: opener.opened,
    onConcluded: (intentId) => intents.concluded(intentId),
    droppedRecord: (count) => {
      const known = { record: own.dropped(count), session: null };
      numbers.number(known.record);
      return { ...known, place: opener.opened()?.put(recordLine(known), { isOpen: false }) ?? null };
    },
  });
  const keeper = recordKeeper({ writer, spool: opener, floods: floodFold(now), sequence: numbers });
  const intents = intentWriter({
    keeper,
    onError,
    store: (batch) => storeBatch(batch, store),
    forget: (id) => opener.opened()?.conclude(id),
  });
  const floodTimer = setInterval(() => keeper.endFloods(), FLOODS_MS).unref();
  let adoption: SpoolAdoption | null = null;

  function keepOwn(record: RecordRow): void {
    keeper.keep({ record, session: null, place: null, isSaid: false, isDurable: true });
  }

  function adopt(): SpoolAdoption | null {
    const place = durability.default === 'best-effort' ? null : opener.place();
    if (place === null) return null;
    const { root } = place;
    return spoolAdoption({
      ...{ root, epoch, service, onError, keys: opener.keys, logId: reach },
      store: async (records) => {
        const lost = await storeBatch(records, store);
        if (lost.length > 0) writer.lose(lost.length);
      },
    });
  }

  /** Its own number is known before it is told how many there are. */
  function recordStop(): void {
    if (numbers.state.next === 0 || storage.isVolatile === true) return;
    const record = own.stopped();
    numbers.number(record);
    const { next, unused } = numbers.state;
    record.metadata = { records: next - unused.length, unused: unused.join(' ') || null };
    keepOwn(record);
  }

  const close = async (deadlineMs: number): Promise<CloseReport> => {
    const until = performance.now() + deadlineMs;
    clearInterval(floodTimer);
    intents.close();
    if (adoption !== null) await withinDeadline(adoption.stop(), deadlineMs);
    keeper.endFloods(true);
    recordStop();
    await writer.close(Math.max(0, until - performance.now()));
    const { written, dropped, unspooled } = writer.counts;
    const spool = opener.opened();
    const spooled = spool?.live ?? 0;
    opener.close();
    return {
      written,
      dropped,
      left: unspooled + spooled,
      leftIn: spooled > 0 ? (spool?.directory ?? null) : null,
    };
  };
  let closing: Promise<CloseReport> | null = null;

  return {
    keeper,
    intents,
    start() {
      // Before the first record: a spool should say at once whose it is.
      prepared().catch(onError);
      adoption ??= adopt();
      adoption?.start();
    },
    async flush(deadlineMs) {
      keeper.endFloods(true);
      await writer.flush(deadlineMs);
    },
    close(deadlineMs) {
      closing ??= close(deadlineMs);
      return closing;
    },
    get state() {
      const isAsked = durability.default !== 'best-effort';
      return {
        epoch,
        counts: writer.counts,
        canSpool: !isAsked || opener.isWorking,
        spool: isAsked ? spoolState(opener, adoption) : null,
      };
    },
  };
}

function spoolState(opener: SpoolOpener, adoption: SpoolAdoption | null): SpoolHealth | null {
  const place = opener.place();
  if (place === null) return null;
  const spool = opener.opened();
  const { adopted, foreign } = adoption?.counts ?? { adopted: 0, foreign: 0 };
  return {
    directory: spool?.directory ?? place.root,
    bytes: spool?.bytes ?? 0,
    maxBytes: place.maxBytes,
    records: spool?.live ?? 0,
    adopted,
    foreign,
  };
}
