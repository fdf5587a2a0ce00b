/** Shows other processes that this one lives. */
export interface Heartbeat {
  /** Before anything is written: a process that stood still makes sure first that nobody took it for dead. */
  check(): void;
  stop(): void;
}

const BEAT_MS = 5000;
/** Well below the 30 s after which others take over. */
const STOOD_STILL_MS = 15_000;

/** `beat` throws when the files are no longer this process's; `onLost` is told. */
export function heartbeat({
  beat,
  onLost,
}: {
  readonly beat: () => void;
  readonly onLost: () => void;
}): Heartbeat {
  let beatAt = performance.now();
  const beatNow = (): void => {
    beatAt = performance.now();
    try {
      beat();
    } catch {
      onLost();
    }
  };
  const timer = setInterval(beatNow, BEAT_MS).unref();
  return {
    check: () => {
      if (performance.now() - beatAt > STOOD_STILL_MS) beatNow();
    },
    stop: () => clearInterval(timer),
  };
}
