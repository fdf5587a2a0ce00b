import type { AuditRecord } from '../../record/audit-record.js';
import type { FindingRule, Found, RecordHistory } from '../finding-rule.js';
import { isMutation } from '../is-mutation.js';
import { stretchBefore } from '../stretch-before.js';

const PAUSE_MINUTES = 60;

/** Somebody acted as another person. */
export const impersonation: FindingRule = {
  name: 'impersonation',
  title: 'Acted as another person',
  severity: 'medium',
  looksAt: (record) => isStart(record) || isOnBehalf(record),
  find(record, history) {
    if (!isStart(record)) return findChange(record, history);
    return {
      records: [record.id],
      severity: 'low',
      sentence: 'Somebody began to act as another person.',
    };
  },
};

function isStart({ action, outcome }: AuditRecord): boolean {
  return action === 'impersonation.start' && outcome === 'success';
}

function isOnBehalf(record: AuditRecord): boolean {
  return record.onBehalfOfId !== null && record.kind !== 'auth' && isMutation(record);
}

/** The first change in an hour tells of those that follow. */
async function findChange(record: AuditRecord, history: RecordHistory): Promise<Found | null> {
  const { actorId: actor, onBehalfOfId } = record;
  if (actor === null) return null;
  const own = await history.list({ actor, ...stretchBefore(record.time, PAUSE_MINUTES) });
  const before = own.filter(({ id }) => id < record.id);
  if (before.some((one) => isOnBehalf(one) && one.onBehalfOfId === onBehalfOfId)) return null;
  const start = before.find(isStart);
  return {
    records: [...(start === undefined ? [] : [start.id]), record.id],
    sentence: 'Something was changed by somebody who acted as another person.',
  };
}
