import type { AuditRecord } from '../../record/audit-record.js';
import { completedBurst, weightOf } from '../burst.js';
import type { FindingRule } from '../finding-rule.js';
import { MINUTE_MS, stretchBefore } from '../stretch-before.js';

const TERMS = { count: 3, withinMs: 5 * MINUTE_MS } as const;
const LOOK_BACK_MINUTES = 60;

/** Somebody tried the same thing again and again: the app may be what is wrong. */
export const repeatedFailure: FindingRule = {
  name: 'repeated_failure',
  title: 'The same thing failed again and again',
  severity: 'low',
  looksAt: (record) => isFailure(record) && record.sessionId !== null,
  async find(record, history) {
    const { sessionId: session, action } = record;
    if (session === null) return null;
    const stretch = stretchBefore(record.time, LOOK_BACK_MINUTES);
    const failures = (await history.list({ session, action, ...stretch })).filter(isFailure);
    const burst = completedBurst(record, failures, TERMS);
    if (burst === null) return null;
    return {
      records: burst.slice(-20).map(({ id }) => id),
      sentence: `${weightOf(burst)} attempts at ${action} failed within five minutes, in one browser session.`,
    };
  },
};

function isFailure({ outcome, stage }: AuditRecord): boolean {
  return outcome === 'failure' && stage === 'outcome';
}
