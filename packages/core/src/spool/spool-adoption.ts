import { AuditError } from '../errors.js';
import { whyOf } from '../thrown.js';
import { type AdoptSpool, adoptSpool } from './adopt-spool.js';
import { type DeadSpool, deadSpools, type SpoolsFound } from './dead-spools.js';

/** Looks for what other processes have left, now and then, and stores it. */
export interface SpoolAdoption {
  start(): void;
  /** Resolves when nothing more is stored. */
  stop(): Promise<void>;
  /** Records that were taken over, and spools that are not this app's or this database's. */
  readonly counts: { readonly adopted: number; readonly foreign: number };
}

export interface SpoolAdoptionOptions extends Omit<AdoptSpool, 'claims'> {
  readonly epoch: string;
  readonly keys: readonly string[];
  /** Which database this is; rejects while that can't be asked. */
  readonly logId: () => Promise<string>;
  readonly onError: (error: Error) => void;
}

/** The second look comes when a heartbeat that was seen at the first has stood still long enough. */
const SECOND_LOOK_MS = 31_000;
const LOOK_MS = 60_000;

export function spoolAdoption(options: SpoolAdoptionOptions): SpoolAdoption {
  const { onError } = options;
  const claims = new Set<string>();
  const counts = { adopted: 0, foreign: 0 };
  let look: (() => Promise<SpoolsFound>) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  let isStopped = false;

  const store: AdoptSpool['store'] = async (records) => {
    if (isStopped) throw new Stopped();
    await options.store(records);
  };

  /** One that can't be stored holds up no other. */
  async function adopt(spool: DeadSpool): Promise<void> {
    try {
      counts.adopted += (await adoptSpool(spool, { ...options, claims, store })) ?? 0;
    } catch (error) {
      tell(error);
    }
  }

  async function adoptAll(): Promise<void> {
    look ??= deadSpools({ ...options, claims, logId: await options.logId() });
    const { dead, foreign } = await look();
    counts.foreign = foreign;
    for (const spool of dead) if (!isStopped) await adopt(spool);
  }

  function run(nextMs: number): void {
    looking = adoptAll()
      .catch(tell)
      .finally(() => {
        if (!isStopped) timer = setTimeout(() => run(LOOK_MS), nextMs).unref();
      });
  }

  /** While the storage is down the writer says so. */
  function tell(error: unknown): void {
    if (error instanceof AuditError || error instanceof Stopped) return;
    const why = whyOf(error);
    const message = `What another process left in its spool can't be taken over, and is tried again: ${why}`;
    onError(new AuditError('ERR_AUDIT_SPOOL', message, { cause: error }));
  }

  return {
    counts,
    start: () => run(SECOND_LOOK_MS),
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await looking;
    },
  };
}

/** This process ends: another one goes on with it. */
class Stopped extends Error {}
