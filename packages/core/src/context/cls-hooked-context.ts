import type { Namespace } from 'cls-hooked';
import type { Draft } from '../record/draft.js';
import type { ContextStore } from './context-store.js';

const KEY = 'auditreel.draft';

/**
 * Keeps the draft in a cls-hooked namespace, for hosts whose own code already runs in one.
 * It costs more than the default (`docs/performance.md`); without such code, leave it out.
 * @example createAudit({ context: clsHookedContext(createNamespace('app')), … })
 */
export function clsHookedContext(namespace: Namespace): ContextStore {
  return {
    run: (draft, callback) =>
      namespace.runAndReturn(() => {
        namespace.set(KEY, draft);
        return callback();
      }),
    current: () => (namespace.active ? (namespace.get(KEY) as Draft | undefined) : undefined),
  };
}
