/** Asks until it is so, at most 30 s; then answers what there is. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  const until = performance.now() + 30_000;
  let found = await ask();
  while (!isSo(found) && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    found = await ask();
  }
  return found;
}
