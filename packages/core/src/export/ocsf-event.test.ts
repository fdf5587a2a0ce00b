import { describe, expect, it } from 'vitest';
import { AUTH_ACTIONS } from '../auth/auth-actions.js';
import type { AuditRecord } from '../record/audit-record.js';
import { blankRecord } from '../record/blank-record.js';
import { OCSF_ACTIONS } from './ocsf-classes.js';
import { ocsfEvent, ocsfLine } from './ocsf-event.js';
import { RECORD_COLUMNS } from './record-columns.js';
import { ocsfProblems } from './testing/ocsf-problems.js';

const ID = '01900000-0000-7000-8000-000000000001';
const FULL: Partial<AuditRecord> = {
  outcome: 'success',
  actorType: 'user',
  actorId: 'u-ada',
  actorName: 'Ada',
  tenantId: 't1',
  ip: '192.0.2.7',
  method: 'POST',
  statusCode: 200,
  userAgent: 'Firefox',
  requestId: 'r1',
  sessionId: 's1',
  recordedAt: 1_001,
  service: 'shop',
  targets: [
    { type: 'user', id: 'u-bob', name: 'Bob' },
    { type: 'organization', id: 'o1' },
  ],
};

function record(with_: Partial<AuditRecord>): AuditRecord {
  return { ...blankRecord(ID, 1_000), action: 'order.create', kind: 'create', ...with_ };
}

/** They become numbers or objects, or say what `targets` says. */
const CODED: ReadonlySet<string> = new Set([
  ...['kind', 'outcome', 'actorType', 'onBehalfOfType', 'targets'],
  ...['targetType', 'targetId', 'targetName'],
]);
const KINDS = ['create', 'read', 'update', 'delete', 'auth', 'other'] as const;
const ACTIONS = [...new Set([...AUTH_ACTIONS, ...OCSF_ACTIONS.keys()])].map((action) => ({
  action,
  kind: 'auth' as const,
}));

describe('a record as an OCSF event', () => {
  it.each([...ACTIONS, ...KINDS.map((kind) => ({ action: `order.${kind}`, kind }))])(
    '$action ($kind) has every required field, whatever is known of it',
    (what) => {
      for (const known of [{}, FULL, { ...FULL, targets: null }, { targets: [{ type: 'user' }] }]) {
        expect(ocsfProblems(JSON.parse(ocsfLine(record({ ...known, ...what }))))).toEqual([]);
      }
    },
  );

  it.each([
    ['success', 1, 'Success', 1],
    ['failure', 2, 'Failure', 2],
    ['denied', 2, 'Failure', 3],
    ['unknown', 0, 'Unknown', 1],
  ] as const)('%s is status %i %s and severity %i', (outcome, status_id, status, severity_id) => {
    const event = ocsfEvent(record({ outcome, statusCode: 418, reason: 'TEAPOT' }));
    expect(event).toMatchObject({
      ...{ status_id, status, severity_id, status_code: '418', status_detail: 'TEAPOT' },
      unmapped: { outcome },
    });
  });

  it('tells who acted, from where, and to whom it happened', () => {
    expect(ocsfEvent(record({ ...FULL, action: 'user.lock' }))).toMatchObject({
      class_uid: 3001,
      type_uid: 300_109,
      type_name: 'Account Change: Lock',
      actor: { user: { uid: 'u-ada', name: 'Ada', type_id: 1 }, session: { uid: 's1' } },
      user: { uid: 'u-bob', name: 'Bob' },
      src_endpoint: { ip: '192.0.2.7' },
      http_request: { http_method: 'POST', user_agent: 'Firefox' },
      metadata: {
        version: '1.8.0',
        product: { name: 'auditreel' },
        uid: ID,
        event_code: 'user.lock',
        tenant_uid: 't1',
        logged_time: 1_001,
        correlation_uid: 'r1',
      },
    });
  });

  it('takes a failed login for an attempt of the name that was typed, and impersonation for a switch to the other', () => {
    const typed = [{ type: 'user', name: 'ada@example.org', verified: false }];
    const login = record({
      action: 'authn.login',
      outcome: 'failure',
      actorType: 'anonymous',
      targets: typed,
    });
    expect(ocsfEvent(login)).toMatchObject({
      activity_id: 1,
      user: { name: 'ada@example.org' },
      actor: { user: { name: 'anonymous', type: 'Anonymous' } },
    });
    const switched = { ...FULL, targets: null, onBehalfOfType: 'user', onBehalfOfId: 'u-victim' } as const;
    expect(ocsfEvent(record({ ...switched, action: 'impersonation.start' }))).toMatchObject({
      activity_name: 'Account Switch',
      user: { uid: 'u-victim' },
    });
  });

  it('names the role, the group and the managed thing', () => {
    const role = record({ ...FULL, action: 'role.assign', metadata: { role: ['admin', 'owner'] } });
    expect(ocsfEvent(role)).toMatchObject({ privileges: ['admin', 'owner'], user: { uid: 'u-bob' } });
    expect(ocsfEvent(record({ ...FULL, action: 'member.add' }))).toMatchObject({ group: { uid: 'o1' } });
    const key = record({ action: 'apikey.create', targets: [{ type: 'api_key', id: 'k1' }] });
    expect(ocsfEvent(key)).toMatchObject({ entity: { uid: 'k1', type: 'api_key' } });
  });

  it('leaves no column out but the text to search in', () => {
    const inWords = RECORD_COLUMNS.filter((column) => !CODED.has(column));
    const full = Object.fromEntries(inWords.map((column) => [column, `value of ${column}`]));
    const text = ocsfLine(record({ ...full, searchText: 'never exported' }));
    expect(inWords.filter((column) => !text.includes(`value of ${column}`))).toEqual([]);
    expect(text).not.toContain('never exported');
  });
});
