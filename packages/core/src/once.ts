/** Runs `job` at the first call and keeps its result; a failure is forgotten, so that the next call tries again. */
export function once<T>(job: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => {
    if (kept !== null) return kept.value;
    const value = job();
    kept = { value };
    if (value instanceof Promise) {
      value.catch(() => {
        kept = null;
      });
    }
    return value;
  };
}
