/** When to look for the records of requests that were marked. */
export interface MarkLooks {
  /** Requests whose marks have just been stored. */
  add(requestIds: readonly string[]): void;
  stop(): void;
}

export interface MarkLooksOptions {
  /** Answers which of these requests have a record. */
  readonly look: (requestIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly onError: (error: Error) => void;
}

/** A record is there before its mark, unless its handler took long or its writer had to wait. */
const LOOKS_MS = [250, 5_000, 30_000];
const PAGE = 500;
/** Beyond this many, requests wait for their records' deadline. */
const MAX_WAITING = 50_000;

/** Looks for the records of marked requests soon, and twice more where there was none. */
export function markLooks({ look, onError }: MarkLooksOptions): MarkLooks {
  const rounds = LOOKS_MS.map((delayMs) => ({ delayMs, waiting: new Set<string>() }));
  const timers = new Map<number, NodeJS.Timeout>();
  let isStopped = false;

  function wait(requestIds: Iterable<string>, index: number): void {
    const round = rounds[index];
    if (round === undefined || isStopped) return;
    for (const id of requestIds) if (round.waiting.size < MAX_WAITING) round.waiting.add(id);
    if (round.waiting.size === 0 || timers.has(index)) return;
    const timer = setTimeout(() => {
      timers.delete(index);
      run(index).catch(onError);
    }, round.delayMs);
    timer.unref();
    timers.set(index, timer);
  }

  async function run(index: number): Promise<void> {
    const { waiting } = rounds[index] ?? { waiting: new Set<string>() };
    const due = [...waiting];
    waiting.clear();
    for (let at = 0; at < due.length; at += PAGE) {
      const page = due.slice(at, at + PAGE);
      try {
        const found = await look(page);
        wait(
          page.filter((id) => !found.has(id)),
          index + 1,
        );
      } catch (error) {
        wait(due.slice(at), index + 1);
        throw error;
      }
    }
  }

  return {
    add: (requestIds) => wait(requestIds, 0),
    stop() {
      isStopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
