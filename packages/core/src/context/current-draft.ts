import { type Draft, isPast } from '../record/draft.js';
import { activeContexts } from './active-contexts.js';

/**
 * The draft of the running request, if there is one.
 * @example const draft = currentDraft();
 */
export function currentDraft(): Draft | undefined {
  for (const context of activeContexts()) {
    const draft = context.current();
    if (draft !== undefined && !isPast(draft)) return draft;
  }
  return undefined;
}
