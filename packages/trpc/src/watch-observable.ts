import { type Observable, type Observer, observable, type Unsubscribable } from '@trpc/server/observable';
import type { StreamWatch } from './stream-watch.js';

/** The same observable, whose values, error and completion are seen on their way. */
export function watchObservable(
  source: Observable<unknown, unknown>,
  watch: StreamWatch,
): Observable<unknown, unknown> {
  return observable((observer) => {
    const subscription = subscribe(source, watch, {
      next: (value) => {
        watch.item();
        observer.next(value);
      },
      error: (error) => {
        watch.failed(error);
        observer.error(error);
      },
      complete: () => {
        watch.completed();
        observer.complete();
      },
    });
    return () => {
      watch.left();
      subscription.unsubscribe();
    };
  });
}

function subscribe(
  source: Observable<unknown, unknown>,
  watch: StreamWatch,
  observer: Observer<unknown, unknown>,
): Unsubscribable {
  try {
    return watch.run(() => source.subscribe(observer));
  } catch (error) {
    watch.failed(error);
    throw error;
  }
}
