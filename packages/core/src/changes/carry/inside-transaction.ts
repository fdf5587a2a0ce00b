import { AsyncLocalStorage } from 'node:async_hooks';
import { sharedByCopies } from '../../shared-by-copies.js';

/** An interactive transaction of a client's, whose work is running or was. */
interface Inside {
  readonly base: unknown;
  isOpen: boolean;
}

/**
 * Runs the work of an interactive transaction on a client that has one connection. What the work writes past the
 * transaction's own client is on that connection too: a transaction of its own would wait for this one, which waits for it.
 */
export async function insideTransaction<T>(base: unknown, work: () => Promise<T>): Promise<T> {
  const inside: Inside = { base, isOpen: true };
  try {
    return await store().run(inside, work);
  } finally {
    inside.isOpen = false;
  }
}

/** Whether the work of a transaction of that client's is running here. */
export function isInsideTransaction(base: unknown): boolean {
  const inside = store().getStore();
  return inside !== undefined && inside.base === base && inside.isOpen;
}

function store(): AsyncLocalStorage<Inside> {
  return sharedByCopies('inside-transaction', () => new AsyncLocalStorage<Inside>());
}
