export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks until it is so; throws when it takes too long. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  {
    atMostMs,
    what,
    everyMs = 50,
  }: { readonly atMostMs: number; readonly what: string; readonly everyMs?: number },
): Promise<void> {
  const end = performance.now() + atMostMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`It took more than ${atMostMs / 1000} s until ${what}.`);
    await pause(everyMs);
  }
}
