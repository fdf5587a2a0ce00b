import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AuditRecord } from '../record/audit-record.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import type { Finding } from './finding.js';
import type { FindingRule } from './finding-rule.js';
import type { FindingsOptions } from './findings-options.js';
import { after, MINUTE, SECOND, START } from './testing/told.js';
import { type WiredFindings, wireFindings } from './wire-findings.js';

const errors: Error[] = [];
const told: Finding[] = [];
const running: WiredFindings[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  errors.length = 0;
  told.length = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  for (const findings of running.splice(0)) await findings.stop();
});

function startOn(storage: AuditStorage, findings: FindingsOptions | false = {}): WiredFindings {
  const options = resolveOptions({
    storage,
    findings: findings && { onFinding: (finding) => void told.push(finding), ...findings },
    onError: (error) => errors.push(error),
  });
  const wired = wireFindings({ options, ready: () => storage.check(), now: Date.now });
  wired.start();
  running.push(wired);
  return wired;
}

const struggle = (fields: Partial<AuditRecord> = {}): readonly AuditRecord[] =>
  [0, 10, 20].map((seconds) =>
    after(seconds * SECOND, {
      action: 'password.reset',
      outcome: 'failure',
      sessionId: 'visit-1',
      tabId: 'tab-1',
      ...fields,
    }),
  );

async function found(storage: AuditStorage): Promise<readonly AuditRecord[]> {
  return (await storage.records.list({ action: 'audit.finding', limit: 200 })).records;
}

async function withStruggle(): Promise<{ storage: AuditStorage; records: readonly AuditRecord[] }> {
  const storage = memoryStorage();
  const records = struggle();
  await storage.records.insert(records);
  return { storage, records };
}

it('stores a finding beside the record that completes it, and tells the host', async () => {
  const { storage, records } = await withStruggle();
  startOn(storage);
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  const last = records[2];
  const [record] = await found(storage);
  expect(record).toMatchObject({
    action: 'audit.finding',
    stage: 'event',
    kind: 'other',
    outcome: 'success',
    reason: 'REPEATED_FAILURE',
    parentId: last?.id,
    time: last?.time,
    actorType: 'system',
    actorId: null,
    sessionId: 'visit-1',
    tabId: 'tab-1',
    targets: [
      { type: 'user', id: 'ann' },
      { type: 'record', id: last?.id },
    ],
  });
  expect(told).toEqual([
    expect.objectContaining({
      id: record?.id,
      rule: 'repeated_failure',
      severity: 'low',
      record: last?.id,
      records: records.map(({ id }) => id),
      actor: { type: 'user', id: 'ann' },
    }),
  ]);
  expect(errors).toEqual([]);
});

it('finds nothing twice: not in the next round, not in another process, not after a restart', async () => {
  const { storage } = await withStruggle();
  const first = startOn(storage);
  startOn(storage);
  await vi.advanceTimersByTimeAsync(MINUTE);
  await first.stop();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(await found(storage)).toHaveLength(1);
  // Who takes over can't know what was delivered: it is delivered again, under the same id.
  expect(told).toHaveLength(2);
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
});

it('looks half an hour back when it begins, and no further', async () => {
  const { storage } = await withStruggle();
  vi.setSystemTime(START + 29 * MINUTE);
  const first = startOn(storage);
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(await found(storage)).toHaveLength(1);
  await first.stop();

  const { storage: other } = await withStruggle();
  vi.setSystemTime(Date.now() + 31 * MINUTE);
  startOn(other);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await found(other)).toEqual([]);
});

it('waits for the witness where a rule needs it', async () => {
  const storage = memoryStorage();
  const change = after(0, { sessionId: 'visit-1', witness: 'pending' });
  await storage.records.insert([change]);
  startOn(storage);
  await vi.advanceTimersByTimeAsync(14 * MINUTE);
  expect(await found(storage)).toEqual([]);
  await storage.records.setWitness([
    { id: change.id, witness: 'unrecorded', reason: 'no_page', at: Date.now() },
  ]);
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(await found(storage)).toMatchObject([{ reason: 'UNWITNESSED_CHANGE', parentId: change.id }]);
  expect(told).toHaveLength(1);
});

it('looks at nothing of auditreel’s own, and for nothing at all when it is off', async () => {
  const storage = memoryStorage();
  await storage.records.insert(struggle({ action: 'audit.view' }));
  startOn(storage);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await found(storage)).toEqual([]);

  const { storage: other } = await withStruggle();
  startOn(other, false);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await found(other)).toEqual([]);
});

const own = (name: string, find: FindingRule['find']): FindingRule => ({
  name,
  title: 'Own',
  severity: 'low',
  looksAt: () => true,
  find,
});

it('goes on with the others when a rule throws, hangs, or answers nonsense', async () => {
  const { storage } = await withStruggle();
  const rules = [
    own('throws', () => {
      throw new Error('out of ideas');
    }),
    own('hangs', () => new Promise(() => {})),
    own('babbles', () => ({ records: 'all' }) as never),
    own('reads_much', async (_, history) => {
      for (let reads = 0; reads < 6; reads++) await history.list({ actor: `person-${reads}` });
      return null;
    }),
    own('works', ({ id }) => ({ records: [], metadata: { password: 'opens at six', about: id } })),
  ];
  startOn(storage, { rules });
  await vi.advanceTimersByTimeAsync(MINUTE);
  const reasons = (await found(storage)).map(({ reason }) => reason);
  expect(reasons.toSorted()).toEqual(['REPEATED_FAILURE', 'WORKS', 'WORKS', 'WORKS']);
  expect(JSON.stringify(told)).not.toContain('opens at six');
  const messages = errors.map(({ message }) => message).join('\n');
  for (const text of ['out of ideas', 'it took over 2000 ms', '`records`: an array', 'more than 5 times'])
    expect(messages).toContain(text);
});

it('lets a rule that fails rest until the next round', async () => {
  const storage = memoryStorage();
  await storage.records.insert(Array.from({ length: 50 }, (_, n) => after(n)));
  const asked: string[] = [];
  const rule = own('throws', ({ id }) => {
    asked.push(id);
    throw new Error('out of ideas');
  });
  startOn(storage, { rules: [rule] });
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(asked).toHaveLength(3);
});

it('hears of a host that throws when it is told', async () => {
  const { storage } = await withStruggle();
  startOn(storage, { onFinding: () => Promise.reject(new Error('no mail today')) });
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(await found(storage)).toHaveLength(1);
  expect(errors).toEqual([expect.objectContaining({ code: 'ERR_AUDIT_HOST' })]);
});
