import type { ContextStore } from './context-store.js';

const CONTEXTS = Symbol.for('auditreel.active-contexts');

/** The contexts that drafts may be found in, shared by all copies of the package. */
export function activeContexts(): Set<ContextStore> {
  const holder = globalThis as { [CONTEXTS]?: Set<ContextStore> };
  holder[CONTEXTS] ??= new Set<ContextStore>();
  return holder[CONTEXTS];
}
