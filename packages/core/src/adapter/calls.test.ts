import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Audit } from '../audit.js';
import { recordAuth } from '../auth/record-auth.js';
import { createAudit } from '../create-audit.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { Draft } from '../record/draft.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { hasRecord, openCall, recordStreamEnd } from './calls.js';
import { describe as describeDraft, runInDraft, settleDraft } from './drafts.js';

let audit: Audit;
let storage: AuditStorage;
beforeEach(() => {
  storage = memoryStorage();
  audit = createAudit({ storage, secret: 's'.repeat(32), actor: () => ({ type: 'user', id: 'ann' }) });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await audit.close();
});

function openSubscription(): Draft {
  const headers: Record<string, string> = { 'user-agent': 'a browser', 'x-audit-ctx': 'v1;;tab;request;1' };
  const facts = { method: 'GET', url: '/trpc/order.watch', header: (name: string) => headers[name] };
  return openCall(audit, {
    call: { path: 'order.watch', type: 'subscription', batchIndex: null, isAudited: true },
    facts: { ...facts, peerAddress: '127.0.0.1', native: null },
    request: null,
  });
}

async function records(): Promise<readonly AuditRecord[]> {
  await audit.flush();
  return (await storage.records.list({ limit: 9 })).records.toReversed();
}

it('the end of a stream is an event of its start, with the same names and what the request said', async () => {
  const draft = openSubscription();
  describeDraft(draft, { target: { type: 'order', id: '7' }, metadata: { from: 'start' } });
  settleDraft(audit, draft, { statusCode: 200 });
  recordStreamEnd(audit, draft, { end: { statusCode: 200 }, items: 3, complete: true });
  const [start, end] = await records();
  expect(end).toMatchObject({ stage: 'event', parentId: start?.id, action: 'order.watch', kind: 'read' });
  expect(end).toMatchObject({
    actorId: 'ann',
    targetId: '7',
    rpcPath: 'order.watch',
    rpcType: 'subscription',
  });
  expect(end).toMatchObject({ requestId: 'request', userAgent: 'a browser', ip: '127.0.0.1' });
  expect(end?.metadata).toEqual({ phase: 'end', items: 3, complete: true });
});

it('has the name that an auth event gave to its start', async () => {
  const draft = openSubscription();
  await runInDraft(audit, draft, () => recordAuth(audit, 'authn.challenge'));
  settleDraft(audit, draft, { statusCode: 200 });
  recordStreamEnd(audit, draft, { end: { statusCode: 200 }, items: 0, complete: true });
  expect((await records()).map(({ action, kind }) => [action, kind])).toEqual([
    ['authn.challenge', 'auth'],
    ['authn.challenge', 'auth'],
  ]);
});

it('one that was open for longer than a column holds is as long as that', async () => {
  const draft = openSubscription();
  describeDraft(draft, {});
  settleDraft(audit, draft, { statusCode: 200 });
  vi.spyOn(performance, 'now').mockReturnValue(40 * 86_400_000);
  recordStreamEnd(audit, draft, { end: { statusCode: 200 }, items: 0, complete: true });
  vi.restoreAllMocks();
  expect((await records()).at(-1)?.durationMs).toBe(2 ** 31 - 1);
});

it('a subscription that nobody wants recorded has no record', () => {
  const draft = openSubscription();
  expect(hasRecord(audit, draft)).toBe(false);
  describeDraft(draft, {});
  expect(hasRecord(audit, draft)).toBe(true);
});

it('a capture that throws fails nothing', async () => {
  const capture = {
    skip: () => {
      throw new Error('the host’s own');
    },
  };
  const other = createAudit({ storage, secret: 's'.repeat(32), capture, onError: () => {} });
  expect(hasRecord(other, openSubscription())).toBe(false);
  await other.close();
});
