import type { AuditHold, AuditRecord, AuditSession } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import type { RecordsAnswer, SessionAnswer, SessionsAnswer, StoredRecordAnswer } from '../api/answers.js';
import { aHold, aRecord, aSession, recordId } from './testing/rows.js';
import { testViewer } from './testing/test-viewer.js';

const HELD = { subject: 'actor', since: 900, reason: 'Case 12/7', by: 'grace' };

describe('a legal hold', () => {
  it.each<[string, AuditHold, Partial<AuditRecord>]>([
    ['its session', aHold('session', 's1'), { sessionId: 's1' }],
    ['its actor', aHold('actor', 'ada'), {}],
    ['whom it was done for', aHold('actor', 'eve'), { onBehalfOfId: 'eve' }],
    ['an actor who is its target', aHold('actor', 'eve'), { targets: [{ type: 'user', id: 'eve' }] }],
    ['its target', aHold('target', 'order/7'), { targetType: 'order', targetId: '7' }],
    ['any of its targets', aHold('target', 'item/3'), { targets: [{ type: 'item', id: '3' }] }],
  ])('on %s is shown on a record', async (_what, hold, with_) => {
    const viewer = testViewer({
      records: [aRecord(1, with_), aRecord(2, { actorId: 'bob' })],
      holds: [hold],
    });
    const { records }: RecordsAnswer = await (await viewer.get('/api/records')).json();
    expect(records.map(({ held }) => held?.subject)).toEqual([undefined, hold.subject]);
    const answer: StoredRecordAnswer = await (await viewer.get(`/api/records/${recordId(1)}`)).json();
    expect(answer.record.held).toEqual({ ...HELD, subject: hold.subject });
  });

  it('on one session of a visit, or on what was done in it, is shown on the visit', async () => {
    const sessions = [aSession('s1'), aSession('s2', { previousId: 's1' }), aSession('s3')];
    const held = async (hold: AuditHold, path: string): Promise<unknown> =>
      (
        await testViewer({
          sessions,
          records: [aRecord(1, { sessionId: 's1', targetType: 'order', targetId: '7' })],
          holds: [hold],
        }).get(path)
      ).json();
    const list = (await held(aHold('session', 's1'), '/api/sessions')) as SessionsAnswer;
    expect(new Map(list.sessions.map(({ id, held }) => [id, held?.subject]))).toEqual(
      new Map([
        ['s1', 'session'],
        ['s2', 'session'],
        ['s3', undefined],
      ]),
    );
    for (const hold of [aHold('session', 's1'), aHold('target', 'order/7')]) {
      const visit = (await held(hold, '/api/sessions/s2')) as SessionAnswer;
      expect(visit.held).toEqual({ ...HELD, subject: hold.subject });
    }
    expect(await held(aHold('session', 's1'), '/api/sessions/s3')).toMatchObject({ held: null });
  });

  it('that was released holds nothing', async () => {
    const released = { ...aHold('actor', 'ada'), releasedAt: 950, releasedBy: 'grace' };
    const viewer = testViewer({ records: [aRecord(1)], holds: [released] });
    const { records }: RecordsAnswer = await (await viewer.get('/api/records')).json();
    expect(records[0]?.held).toBeNull();
  });

  it('is shown without its reason to a viewer with a tenant of their own', async () => {
    const viewer = testViewer({ records: [aRecord(1, { tenantId: 'A' })], holds: [aHold('actor', 'ada')] });
    const { records }: RecordsAnswer = await (
      await viewer.get('/api/records', { viewer: { actor: { type: 'user' }, tenantId: 'A' } })
    ).json();
    expect(records[0]?.held).toEqual({ ...HELD, reason: null, by: null });
  });
});

describe('a recording that was deleted', () => {
  async function goneOf(session: AuditSession, tenantId?: string): Promise<StoredRecordAnswer['gone']> {
    const viewer = testViewer({
      records: [aRecord(1, { sessionId: 's1', tenantId: 'A' })],
      sessions: [session],
    });
    const asked = { actor: { type: 'user' as const }, ...(tenantId === undefined ? {} : { tenantId }) };
    const answer: StoredRecordAnswer = await (
      await viewer.get(`/api/records/${recordId(1)}`, { viewer: asked })
    ).json();
    return answer.gone;
  }

  it('says why and when on the records of it', async () => {
    expect(await goneOf(aSession('s1', { expiredAt: 5_000 }))).toEqual({ why: 'expired', at: 5_000 });
    expect(await goneOf(aSession('s1', { expiredAt: 5_000, erasedAt: 4_000 }))).toEqual({
      why: 'erased',
      at: 4_000,
    });
    expect(await goneOf(aSession('s1'))).toBeNull();
  });

  it("says nothing where the session is another tenant's", async () => {
    expect(await goneOf(aSession('s1', { tenantId: 'B', expiredAt: 5_000 }), 'A')).toBeNull();
  });
});
