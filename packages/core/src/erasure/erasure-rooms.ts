import type { ResolvedOptions } from '../resolve-options.js';
import type { ErasureStore } from '../storage/erasure-store.js';

/** What erasure and export work with. */
export interface ErasureRooms {
  readonly options: ResolvedOptions;
  readonly store: ErasureStore;
  readonly now: () => number;
}
