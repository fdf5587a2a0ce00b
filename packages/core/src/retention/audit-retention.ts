import type { AuditHold } from '../storage/hold-store.js';
import type { HoldInput } from './hold-input.js';
import type { PruneOptions } from './prune-options.js';
import type { PruneReport } from './prune-report.js';

/** What is deleted when it is old, and what must not be. */
export interface AuditRetention {
  /**
   * Deletes now what `retention` says is old, or what the options say; in small batches, so that the app goes on. What a
   * legal hold names stays.
   * @throws OptionsError when it says no time, or one to come
   * @example const { removed } = await audit.prune({ before: '90d', what: ['recordings'], dryRun: true });
   */
  prune(options?: PruneOptions): Promise<PruneReport>;
  /**
   * Places a legal hold: until it is released, nothing of that session, actor or target is pruned or erased.
   * @example await audit.hold({ target: { type: 'invoice', id: 7 }, reason: 'Case 2026/17', by: user.id });
   */
  hold(input: HoldInput): Promise<AuditHold>;
  /**
   * Releases a hold; false when there is none of that id in force.
   * @example await audit.release(hold.id, { by: user.id });
   */
  release(id: string, options?: { readonly by?: string }): Promise<boolean>;
  /**
   * The holds in force, newest first.
   * @example for (const { subject, subjectId, reason } of await audit.holds()) console.log(subject, subjectId, reason);
   */
  holds(): Promise<readonly AuditHold[]>;
}
