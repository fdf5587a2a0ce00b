import { expect, it, vi } from 'vitest';
import { openDraft, settleDraft, shareAudit } from './adapter.js';
import { ROOMS } from './audit.js';
import { createAudit } from './create-audit.js';
import type { AuditOptions } from './options.js';
import { memoryStorage } from './storage/memory-storage.js';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const facts = { method: 'POST', url: '/orders', header: () => undefined, peerAddress: null, native: null };

/** What a host's audit.ts does each time it is evaluated: a storage and options of its own. */
function evaluate(options: Partial<AuditOptions> = {}) {
  const storage = memoryStorage();
  return { storage, audit: createAudit({ storage, secret: SECRET, ...options }) };
}

it('an audit evaluated again hands everything to the one that the process shares', async () => {
  const first = evaluate();
  shareAudit(first.audit);
  const again = evaluate();
  again.audit.record({ action: 'invoice.send' });
  await again.audit.flush();
  expect((await first.storage.records.list({ limit: 9 })).records).toMatchObject([
    { action: 'invoice.send' },
  ]);
  expect((await again.storage.records.list({ limit: 9 })).records).toEqual([]);
  await again.audit.close();
});

it('what the later evaluation says of actor and capture holds from then on', async () => {
  const first = evaluate({ actor: () => ({ type: 'user', id: 'before' }) });
  shareAudit(first.audit);
  const again = evaluate({ actor: () => ({ type: 'user', id: 'after' }), capture: { reads: () => true } });
  again.audit.record({ action: 'reloaded' });
  settleDraft(first.audit, openDraft(first.audit, { ...facts, method: 'GET' }), { statusCode: 200 });
  await first.audit.flush();
  const { records } = await first.storage.records.list({ limit: 9 });
  expect(records.map(({ action, actorId }) => [action, actorId])).toContainEqual(['GET /orders', 'after']);
  await first.audit.close();
});

it('a hundred reloads start nothing of their own', async () => {
  const first = evaluate();
  shareAudit(first.audit);
  const timers = vi.spyOn(globalThis, 'setInterval');
  const rooms = Array.from({ length: 100 }, () => evaluate({ handleSignals: true }).audit[ROOMS]);
  expect(new Set(rooms).size).toBe(1);
  expect(timers).not.toHaveBeenCalled();
  expect(process.listenerCount('SIGTERM')).toBe(0);
  await first.audit.close();
});

it('audits of other services, paths and secrets stay apart, and so does the next one after a close', async () => {
  const first = evaluate();
  shareAudit(first.audit);
  const apart = [
    evaluate({ service: 'billing' }),
    evaluate({ path: '/audit' }),
    evaluate({ secret: 'another-secret-of-thirty-two-characters' }),
  ];
  for (const { audit } of apart) expect(audit[ROOMS]).not.toBe(first.audit[ROOMS]);
  await first.audit.close();
  const next = evaluate();
  expect(next.audit[ROOMS]).not.toBe(first.audit[ROOMS]);
  for (const { audit } of [...apart, next]) await audit.close();
});
