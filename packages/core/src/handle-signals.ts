import { sharedByCopies } from './shared-by-copies.js';

/**
 * Closes on SIGTERM and SIGINT, then raises the signal again, so that the process ends as it would have. Always: other
 * listeners, such as those of lock files, may rely on somebody else to end it.
 */
export function handleSignals(close: () => Promise<unknown>): void {
  const closing = stillClosing();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      closing.add(close);
      const raise = (): void => {
        closing.delete(close);
        if (closing.size === 0) process.kill(process.pid, signal);
      };
      close().then(raise, raise);
    });
  }
}

/** All audits of the process, of whichever copy of the package: the last one to be done raises the signal. */
function stillClosing(): Set<() => Promise<unknown>> {
  return sharedByCopies('closing', () => new Set<() => Promise<unknown>>());
}
