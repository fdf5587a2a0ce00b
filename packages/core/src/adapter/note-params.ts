import type { Draft } from '../record/draft.js';

/**
 * Keeps a route's parameters for targets that name one; later ones add to earlier ones.
 * @example noteParams(draft, { id: '42' });
 */
export function noteParams(draft: Draft, params: Readonly<Record<string, unknown>>): void {
  draft.params = { ...draft.params, ...params };
}
