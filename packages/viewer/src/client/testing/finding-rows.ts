import type { AuditRecord } from '@auditreel/core/adapter';
import { aRecord, recordId } from '../../server/testing/rows.js';

const FIRST = 0xfe0000;

/** Findings of every look, each with its records; `completing` is one of a recording, which can be watched. */
export function findingRows(completing: AuditRecord): readonly AuditRecord[] {
  const now = Date.now();
  const at = (n: number, with_: Partial<AuditRecord>): AuditRecord =>
    aRecord(FIRST + n, { time: now - (40 - n) * 60_000, ...with_ });
  const failed = Array.from({ length: 9 }, (_, n) => at(n, FAILED));
  const login = at(9, { ...FAILED, outcome: 'success', reason: null, ...KOFI });
  const unseen = at(10, { ...KOFI, action: 'member.remove', witness: 'unwitnessed' });
  const device = at(11, {
    ...FAILED,
    outcome: 'success',
    reason: null,
    actorId: 'u_mei',
    actorName: '陳美玲',
  });
  return [
    ...[...failed, login, unseen, device],
    finding(20, { ...MISLED, records: [completing] }),
    finding(21, { ...GUESSED, records: [...failed, login] }),
    finding(22, { ...UNSEEN, records: [unseen] }),
    finding(23, { ...DEVICE, records: [device], missing: 1 }),
  ];
}

interface Told {
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly sentence: string;
}

const MISLED: Told = {
  rule: 'repeated_failure',
  title: 'The same thing failed again and again',
  severity: 'low',
  sentence: '3 attempts at authn.login failed within five minutes, in one browser session.',
};
const GUESSED: Told = {
  rule: 'failed_then_success',
  title: 'Signed in after failed attempts',
  severity: 'medium',
  sentence: '9 failed attempts at this account came before the one that succeeded.',
};
const UNSEEN: Told = {
  rule: 'unwitnessed_change',
  title: 'Changed without the page',
  severity: 'high',
  sentence: 'A recording covers the moment without a gap, and its page did not send this request.',
};
const DEVICE: Told = {
  rule: 'new_device',
  title: 'Signed in from somewhere \u202ewen',
  severity: 'low',
  sentence: 'This browser was not seen with this person on this network in the last 30 days.',
};

const KOFI: Partial<AuditRecord> = { actorType: 'user', actorId: 'u_kofi', actorName: 'Kofi Mensah' };
const FAILED: Partial<AuditRecord> = {
  action: 'authn.login',
  kind: 'auth',
  outcome: 'failure',
  reason: 'INVALID_CREDENTIALS',
  route: '/login',
};

interface Made extends Told {
  readonly records: readonly AuditRecord[];
  /** How many more ids it names. */
  readonly missing?: number;
}

function finding(n: number, { records, missing = 0, ...told }: Made): AuditRecord {
  const last = records.at(-1);
  const ids = [
    ...Array.from({ length: missing }, (_, lost) => recordId(lost)),
    ...records.map(({ id }) => id),
  ];
  return aRecord(FIRST + n, {
    action: 'audit.finding',
    kind: 'other',
    stage: 'event',
    time: last?.time ?? 0,
    actorType: 'system',
    actorId: null,
    reason: told.rule.toUpperCase(),
    parentId: last?.id ?? null,
    targets: last?.actorId ? [{ type: last.actorType, id: last.actorId }] : [],
    metadata: { ...told, records: ids, actorType: last?.actorType ?? 'unknown' },
  });
}
