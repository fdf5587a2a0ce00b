import { asError } from '../thrown.js';

/** When to look for the records of requests that were marked. */
export interface MarkLooks {
  /** Requests whose marks have just been stored. */
  add(requestIds: readonly string[]): void;
  stop(): void;
}

export interface MarkLooksOptions {
  /** Answers which of these requests need no further look. */
  readonly look: (requestIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly onError: (error: Error) => void;
}

/** A record is there before its mark, unless its handler took long or its writer had to wait. */
const LOOKS_MS = [250, 5_000, 30_000];
const PAGE = 500;
/** Beyond this many, requests wait for their records' deadline. */
const MAX_WAITING = 50_000;

/** Looks for the records of marked requests soon, and twice more where there was none. */
export function markLooks(options: MarkLooksOptions): MarkLooks {
  const rounds = LOOKS_MS.reduceRight<Round | null>(
    (next, delayMs) => new Round(delayMs, next, options),
    null,
  );
  return {
    add: (requestIds) => rounds?.add(requestIds),
    stop: () => rounds?.stop(),
  };
}

/** The requests that wait for one of their looks, in the order in which they are due. */
class Round {
  readonly #delayMs: number;
  readonly #next: Round | null;
  readonly #options: MarkLooksOptions;
  readonly #dueAt = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(delayMs: number, next: Round | null, options: MarkLooksOptions) {
    this.#delayMs = delayMs;
    this.#next = next;
    this.#options = options;
  }

  add(requestIds: readonly string[]): void {
    const dueAt = performance.now() + this.#delayMs;
    for (const id of requestIds) {
      if (this.#dueAt.size < MAX_WAITING && !this.#dueAt.has(id)) this.#dueAt.set(id, dueAt);
    }
    this.#wake();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#next?.stop();
  }

  #wake(): void {
    const first = this.#dueAt.values().next();
    if (first.done || this.#timer || this.#isStopped) return;
    this.#timer = setTimeout(
      () => void this.#lookAtDue(),
      Math.max(0, Math.ceil(first.value - performance.now())),
    );
    this.#timer.unref();
  }

  async #lookAtDue(): Promise<void> {
    const due = this.#takeDue();
    for (let at = 0; at < due.length && !this.#isStopped; at += PAGE)
      await this.#look(due.slice(at, at + PAGE));
    this.#timer = null;
    this.#wake();
  }

  #takeDue(): readonly string[] {
    const now = performance.now();
    const due: string[] = [];
    for (const [id, dueAt] of this.#dueAt) {
      if (dueAt > now) break;
      due.push(id);
    }
    for (const id of due) this.#dueAt.delete(id);
    return due;
  }

  async #look(requestIds: readonly string[]): Promise<void> {
    try {
      const done = await this.#options.look(requestIds);
      this.#next?.add(requestIds.filter((id) => !done.has(id)));
    } catch (error) {
      this.#next?.add(requestIds);
      this.#options.onError(asError(error));
    }
  }
}
