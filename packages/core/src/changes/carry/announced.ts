import { AsyncLocalStorage } from 'node:async_hooks';
import { sharedByCopies } from '../../shared-by-copies.js';
import type { Statement } from './prisma-internals.js';

/** What a transaction runs first, and last before it commits. */
export interface Binding {
  readonly bind: Statement;
  readonly unbind: Statement | null;
}

/**
 * What the extension tells the driver adapter about the one transaction, or the one write, that it begins here. Only what is
 * begun at once in the caller's own reach may be told so: Prisma dispatches arrays together, in the reach of the first.
 */
export function announce<T>(binding: Binding | null, begin: () => T): T {
  return store().run(binding, begin);
}

/** What was told; null: nothing. */
export function announced(): Binding | null {
  return store().getStore() ?? null;
}

function store(): AsyncLocalStorage<Binding | null> {
  return sharedByCopies('announced-binding', () => new AsyncLocalStorage<Binding | null>());
}
