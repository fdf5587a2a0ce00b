/** Runs `job` at the first call and keeps what came of it, a failure too: what is down is not asked again by every check. */
export function kept<T>(job: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= job();
    return result;
  };
}
