import { AuditError } from '../errors.js';
import type { AuditHold } from '../storage/hold-store.js';

const SAYS = {
  untouched: 'Nothing was erased: what belongs to this person is held.',
  begun: 'A hold was placed meanwhile: what was erased before it is gone, the rest is held.',
} as const;

/**
 * A legal hold keeps what was to be erased.
 * @example if (error instanceof ErasureHeldError) console.error(error.holds.map(({ reason }) => reason));
 */
export class ErasureHeldError extends AuditError {
  override readonly name = 'ErasureHeldError';
  readonly holds: readonly AuditHold[];

  constructor(holds: readonly AuditHold[], state: keyof typeof SAYS) {
    const lines = holds.map(
      ({ id, subject, subjectId, reason }) =>
        `  npx auditreel hold release ${id}   # ${subject} ${subjectId}: ${reason}`,
    );
    super(
      'ERR_AUDIT_HELD',
      [`${SAYS[state]} Once the reason is gone, release each hold and erase again:`, '', ...lines].join('\n'),
    );
    this.holds = holds;
  }
}
