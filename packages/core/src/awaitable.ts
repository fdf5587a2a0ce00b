/** A value, or a promise of it: most requests need nobody to wait, and each promise costs where contexts are kept. */
export type Awaitable<T> = T | Promise<T>;

/** Goes on with the value: at once when it is here, else when it comes. */
export function afterwards<T, R>(value: Awaitable<T>, goOn: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}

/** All values: at once when none has to be waited for. */
export function allOf<T>(values: readonly Awaitable<T>[]): Awaitable<readonly T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}
