import type { AuditRecord } from '../../record/audit-record.js';
import type { FindingRule } from '../finding-rule.js';
import { isMutation } from '../is-mutation.js';
import { MINUTE_MS, stretchBefore } from '../stretch-before.js';

const PAUSE_MINUTES = 15;

/** Something was changed with a session whose page did not send it: a script, or a stolen cookie. */
export const unwitnessedChange: FindingRule = {
  name: 'unwitnessed_change',
  title: 'Changed without the page',
  severity: 'high',
  when: 'judged',
  looksAt: (record) => isMutation(record) && isUnseen(record),
  async find(record, history) {
    if (record.sessionId !== null) {
      const stretch = stretchBefore(record.time, PAUSE_MINUTES + 1);
      const own = await history.list({ session: record.sessionId, ...stretch });
      if (own.some((one) => isShortlyBefore(one, record) && isMutation(one) && isUnseen(one))) return null;
    }
    return { records: [record.id], sentence: sentenceOf(record) };
  },
};

function isUnseen({ witness, witnessReason }: AuditRecord): boolean {
  return witness === 'unwitnessed' || (witness === 'unrecorded' && witnessReason === 'no_page');
}

function isShortlyBefore({ id, time }: AuditRecord, record: AuditRecord): boolean {
  return id < record.id && time >= record.time - PAUSE_MINUTES * MINUTE_MS;
}

function sentenceOf({ witness }: AuditRecord): string {
  return witness === 'unwitnessed'
    ? 'A recording covers the moment without a gap, and its page did not send this request.'
    : 'The session was valid, but none of its pages was open when this request came.';
}
