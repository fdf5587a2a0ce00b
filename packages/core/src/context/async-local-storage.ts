import { AsyncLocalStorage } from 'node:async_hooks';
import type { Draft } from '../record/draft.js';
import { sharedByCopies } from '../shared-by-copies.js';
import type { ContextStore } from './context-store.js';

/** The default context: one per process, shared by every copy of the package (ESM, CommonJS, bundled twice). */
export function asyncLocalStorageContext(): ContextStore {
  return sharedByCopies('context', newContext);
}

function newContext(): ContextStore {
  const store = new AsyncLocalStorage<Draft>();
  return {
    run: (draft, callback) => store.run(draft, callback),
    enter: (draft) => store.enterWith(draft),
    current: () => store.getStore(),
  };
}
