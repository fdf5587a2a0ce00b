import { isObservable } from '@trpc/server/observable';
import type { StreamWatch } from './stream-watch.js';
import { isAsyncIterable, watchIterable } from './watch-iterable.js';
import { watchObservable } from './watch-observable.js';

/** What a subscription answered, watched; what is no stream is tRPC's to complain about. */
export function watchStream(data: unknown, watch: StreamWatch): unknown {
  // In the order in which tRPC looks.
  if (isObservable(data)) return watchObservable(data, watch);
  return isAsyncIterable(data) ? watchIterable(data, watch) : data;
}
