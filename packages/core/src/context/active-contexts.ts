import { sharedByCopies } from '../shared-by-copies.js';
import type { ContextStore } from './context-store.js';

/** The contexts that drafts may be found in, shared by all copies of the package. */
export function activeContexts(): Set<ContextStore> {
  return sharedByCopies('active-contexts', () => new Set<ContextStore>());
}
