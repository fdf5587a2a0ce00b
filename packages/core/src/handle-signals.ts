/** Closes on SIGTERM and SIGINT, then raises the signal again, so that the host ends as it would have. */
export function handleSignals(close: () => Promise<unknown>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void close().finally(() => process.kill(process.pid, signal));
    });
  }
}
