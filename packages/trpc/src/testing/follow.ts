import type { Subscription } from './call-client.js';

/** A subscription that is being read. */
export interface Followed {
  readonly items: readonly unknown[];
  /** Resolves with its first item. */
  readonly first: Promise<void>;
  /** Resolves when it completes, rejects when an error ends it. */
  readonly over: Promise<void>;
  leave(): void;
}

/** Subscribes, and keeps what comes. */
export function follow(subscription: Subscription): Followed {
  const items: unknown[] = [];
  let leave = (): void => {};
  let began = (): void => {};
  const first = new Promise<void>((resolve) => {
    began = resolve;
  });
  const over = new Promise<void>((resolve, reject) => {
    const { unsubscribe } = subscription.subscribe(undefined, {
      onData: (item) => {
        items.push(item);
        began();
      },
      onComplete: resolve,
      onError: reject,
    });
    leave = unsubscribe;
  });
  return { items, first, over, leave: () => leave() };
}
