/** Ends what has stood still for too long. */
export interface Watchdog {
  /** How often it had to. */
  readonly times: number;
  stop(): void;
}

export interface WatchdogOptions {
  /** Goes up while all is well. */
  readonly progress: () => number;
  readonly patienceMs: number;
  readonly onStuck: () => void;
}

const LOOK_MS = 500;

export function watchdog({ progress, patienceMs, onStuck }: WatchdogOptions): Watchdog {
  let times = 0;
  let latest = progress();
  let movedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const isStuck = progress() === latest && now - movedAt > patienceMs;
    if (progress() === latest && !isStuck) return;
    latest = progress();
    movedAt = now;
    if (!isStuck) return;
    times++;
    onStuck();
  }, LOOK_MS);
  return {
    get times() {
      return times;
    },
    stop: () => clearInterval(timer),
  };
}
