import { AuditError } from '../errors.js';
import { type AdoptSpool, adoptSpool } from './adopt-spool.js';
import { deadSpools, type SpoolsFound } from './dead-spools.js';

/** Looks for what other processes have left, now and then, and stores it. */
export interface SpoolAdoption {
  start(): void;
  stop(): Promise<void>;
  /** Records that were taken over, and spools that are not this app's or this database's. */
  readonly counts: { readonly adopted: number; readonly foreign: number };
}

export interface SpoolAdoptionOptions extends AdoptSpool {
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
  const counts = { adopted: 0, foreign: 0 };
  let look: (() => Promise<SpoolsFound>) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let isStopped = false;

  async function adoptAll(): Promise<void> {
    look ??= deadSpools({ ...options, logId: await options.logId() });
    const { dead, foreign } = await look();
    counts.foreign = foreign;
    for (const spool of dead) {
      if (isStopped) return;
      counts.adopted += (await adoptSpool(spool, options)) ?? 0;
    }
  }

  function run(nextMs: number): void {
    looking = adoptAll().catch((error: unknown) => {
      // While the storage is down the writer says so.
      if (!isUnavailable(error)) onError(asSpoolError(error));
    });
    timer = setTimeout(() => run(LOOK_MS), nextMs).unref();
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

function isUnavailable(error: unknown): boolean {
  return error instanceof AuditError && error.code !== 'ERR_AUDIT_SPOOL';
}

function asSpoolError(error: unknown): AuditError {
  const why = error instanceof Error ? error.message : String(error);
  const message = `What another process left in its spool can't be taken over, and is tried again: ${why}`;
  return new AuditError('ERR_AUDIT_SPOOL', message, { cause: error });
}
