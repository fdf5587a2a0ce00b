import { v7 as uuidv7 } from 'uuid';
import type { CloseReport } from '../audit.js';
import type { Awaitable } from '../awaitable.js';
import type { SpoolHealth } from '../health.js';
import type { RecordRow } from '../record/blank-record.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { liveEpochs } from '../spool/live-epochs.js';
import { spoolOpener } from '../spool/open-spool.js';
import { type SpoolAdoption, spoolAdoption } from '../spool/spool-adoption.js';
import type { SpooledSession } from '../spool/spool-line.js';
import { logIdOf } from '../storage/log-id.js';
import { withinDeadline } from '../within-deadline.js';
import { floodFold } from './fold-floods.js';
import { type Intents, intentWriter } from './intents.js';
import { ownRecords } from './own-records.js';
import { type RecordKeeper, recordKeeper } from './record-keeper.js';
import { sequence } from './sequence.js';
import { storeBatch } from './store-batch.js';
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
  /** Null where nothing has been spooled. */
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
  const { storage, onError, service } = options;
  const epoch = uuidv7();
  const opener = spoolOpener(options, epoch);
  const own = ownRecords(now, service);
  const numbers = sequence(epoch, () => {
    liveEpochs().add(epoch);
    if (storage.isVolatile !== true) keepOwn(own.started({ node: process.version, pid: process.pid }));
  });
  let logId: string | null = null;
  const reach = async (): Promise<string> => {
    await ready();
    logId ??= await logIdOf(storage.leases, now());
    opener.opened()?.belongsTo(logId);
    return logId;
  };
  const store: Parameters<typeof storeBatch>[1] = {
    complete,
    onError,
    store: {
      insert: async (records) => {
        if (options.durability.isSpooled) await reach();
        else await ready();
        await storage.records.insert(records);
      },
    },
  };
  const writer = createWriter({
    ...store,
    now,
    spool: opener.opened,
    droppedRecord: (count) => {
      const record = own.dropped(count);
      numbers.number(record);
      const line = { is: 'record', record, session: null, outcomeId: null } as const;
      const place = opener.opened()?.put(line, { isOpen: false }) ?? null;
      return { record, session: null, place };
    },
  });
  const keeper = recordKeeper({
    writer,
    spool: opener,
    floods: floodFold(now),
    sequence: numbers,
  });
  const floodTimer = setInterval(() => keeper.endFloods(), FLOODS_MS).unref();
  let adoption: SpoolAdoption | null = null;

  function keepOwn(record: RecordRow): void {
    keeper.keep({ record, session: null, place: null, isSaid: false, isDurable: true });
  }

  function adopt(): SpoolAdoption | null {
    const place = options.durability.default === 'best-effort' ? null : opener.place();
    if (place === null) return null;
    return spoolAdoption({
      root: place.root,
      epoch,
      service,
      keys: opener.keys,
      logId: reach,
      onError,
      store: async (records) => {
        await storeBatch(records, store);
      },
    });
  }

  return {
    keeper,
    intents: intentWriter({ keeper, onError, store: (batch) => storeBatch(batch, store) }),
    start() {
      adoption ??= adopt();
      adoption?.start();
    },
    async flush(deadlineMs) {
      keeper.endFloods(true);
      await writer.flush(deadlineMs);
    },
    async close(deadlineMs) {
      clearInterval(floodTimer);
      if (adoption !== null) await withinDeadline(adoption.stop(), deadlineMs);
      keeper.endFloods(true);
      const { next, unused } = numbers.state;
      if (next > 0 && storage.isVolatile !== true) {
        keepOwn(own.stopped({ records: next + 1, unused: unused.join(' ') || null }));
      }
      await writer.close(deadlineMs);
      const { written, dropped, queued } = writer.counts;
      const spool = opener.opened();
      const left = Math.max(queued, spool?.live ?? 0);
      spool?.close();
      liveEpochs().delete(epoch);
      return { written, dropped, left, leftIn: left > 0 && spool !== null ? spool.directory : null };
    },
    get state() {
      const spool = opener.opened();
      const place = opener.place();
      const { adopted, foreign } = adoption?.counts ?? { adopted: 0, foreign: 0 };
      const held =
        spool === null ? null : { directory: spool.directory, bytes: spool.bytes, records: spool.live };
      return {
        epoch,
        counts: writer.counts,
        canSpool: place !== null,
        spool:
          held === null || place === null ? null : { ...held, maxBytes: place.maxBytes, adopted, foreign },
      };
    },
  };
}
