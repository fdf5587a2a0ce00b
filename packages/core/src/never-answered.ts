/** Requests that nobody has answered yet. */
export interface NeverAnswered {
  /** Calls `giveUp` 15 minutes from now, unless what it returns is called before. */
  wait(giveUp: () => void): () => void;
}

interface Waiting {
  readonly until: number;
  readonly giveUp: () => void;
}

const NEVER_ANSWERED_MS = 15 * 60_000;

/** All requests share one timer: one of its own for each costs more than keeping its context does. */
export function neverAnswered(): NeverAnswered {
  /** In the order of their deadlines, because all wait equally long. */
  const waiting = new Set<Waiting>();
  let isAwake = false;

  function wakeIn(ms: number): void {
    isAwake = true;
    setTimeout(giveUpDue, Math.ceil(ms)).unref();
  }

  function giveUpDue(): void {
    isAwake = false;
    const now = performance.now();
    for (const one of waiting) {
      if (one.until > now) {
        wakeIn(one.until - now);
        return;
      }
      waiting.delete(one);
      one.giveUp();
    }
  }

  return {
    wait(giveUp) {
      const one: Waiting = { until: performance.now() + NEVER_ANSWERED_MS, giveUp };
      waiting.add(one);
      if (!isAwake) wakeIn(NEVER_ANSWERED_MS);
      return () => waiting.delete(one);
    },
  };
}
