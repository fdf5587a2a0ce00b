import type { AuditRecord } from '../../record/audit-record.js';
import type { FindingRule } from '../finding-rule.js';
import { MINUTE_MS, stretchBefore } from '../stretch-before.js';

const WITHIN_MINUTES = 15;

/** Somebody was refused, and then was not: rights were given, or a way around was found. */
export const deniedThenGranted: FindingRule = {
  name: 'denied_then_granted',
  title: 'Allowed after being denied',
  severity: 'medium',
  looksAt: ({ outcome, actorId, stage, action }) =>
    outcome === 'success' && actorId !== null && stage !== 'intent' && action !== 'authn.login',
  async find(record, history) {
    const { actorId: actor } = record;
    if (actor === null) return null;
    const stretch = stretchBefore(record.time, WITHIN_MINUTES + 1);
    const deniedBefore = (to: number): Promise<readonly AuditRecord[]> =>
      history.list({ actor, outcome: 'denied', from: stretch.from, to });
    const read = await deniedBefore(stretch.to);
    // What is denied right after is not to push out what was before.
    const denied = read.some(({ id }) => id > record.id) ? await deniedBefore(record.time + 1) : read;
    const last = denied.find((one) => isSame(one, record) && isShortlyBefore(one, record));
    if (last === undefined) return null;
    const granted = await history.list({ actor, outcome: 'success', from: last.time, to: stretch.to });
    // What was granted since the refusal was found then.
    if (granted.some((one) => one.id > last.id && one.id < record.id && isSame(one, record))) return null;
    return {
      records: [last.id, record.id],
      sentence: 'The same person did what had been denied to them within the last quarter of an hour.',
    };
  },
};

function isShortlyBefore({ id, time }: AuditRecord, record: AuditRecord): boolean {
  return id < record.id && time >= record.time - WITHIN_MINUTES * MINUTE_MS;
}

/** A denied read is called `authz.denied`, whatever it would have been. */
function isSame(one: AuditRecord, record: AuditRecord): boolean {
  const isSameAction =
    one.action === record.action ||
    (one.action === 'authz.denied' &&
      one.route !== null &&
      one.route === record.route &&
      one.method === record.method);
  return isSameAction && one.targetType === record.targetType && one.targetId === record.targetId;
}
