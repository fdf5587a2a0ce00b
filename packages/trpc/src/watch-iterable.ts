import type { StreamWatch } from './stream-watch.js';

type Stream = AsyncIterable<unknown> & Partial<AsyncIterator<unknown>>;

/** Whether a subscription answered with a generator or the like. */
export function isAsyncIterable(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data;
}

/** The same stream, item by item as it is asked for. */
export function watchIterable(stream: Stream, watch: StreamWatch): AsyncIterable<unknown> {
  // A generator is its own iterator, and who called it may ask it for items directly. Others, such as the cursors of
  // databases, have a `next` that means something else, and must be opened once only.
  if (typeof stream.next !== 'function') return opened(stream, watch);
  const iterator = stream[Symbol.asyncIterator]();
  if (Object.is(iterator, stream)) return watchIterator(iterator, watch);
  return { [Symbol.asyncIterator]: () => watchIterator(iterator, watch) };
}

function opened(stream: Stream, watch: StreamWatch): AsyncIterable<unknown> {
  return { [Symbol.asyncIterator]: () => watchIterator(stream[Symbol.asyncIterator](), watch) };
}

/** Has what the host's iterator has, and no more: callers look whether `return` and disposal are there. */
function watchIterator(
  iterator: AsyncIterator<unknown> & Partial<AsyncDisposable>,
  watch: StreamWatch,
): AsyncIterableIterator<unknown> {
  const watched: AsyncIterableIterator<unknown> & Partial<AsyncDisposable> = {
    [Symbol.asyncIterator]: () => watched,
    next: (...args) => seen(() => iterator.next(...args), watch),
  };
  const giveUp = iterator.return?.bind(iterator);
  if (giveUp) watched.return = (value) => leave(() => giveUp(value), watch);
  const raise = iterator.throw?.bind(iterator);
  if (raise) watched.throw = (error) => seen(() => raise(error), watch);
  const dispose = iterator[Symbol.asyncDispose]?.bind(iterator);
  if (dispose) watched[Symbol.asyncDispose] = () => leave(dispose, watch);
  return watched;
}

function leave<T>(giveUp: () => T, watch: StreamWatch): T {
  watch.left();
  return watch.run(giveUp);
}

async function seen(
  step: () => Promise<IteratorResult<unknown>>,
  watch: StreamWatch,
): Promise<IteratorResult<unknown>> {
  try {
    const result = await watch.run(step);
    if (result.done === true) watch.completed();
    else watch.item();
    return result;
  } catch (error) {
    watch.failed(error);
    throw error;
  }
}
