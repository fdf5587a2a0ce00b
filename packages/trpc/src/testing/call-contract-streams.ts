import type { AuditRecord } from '@auditreel/core/adapter';
import { expect, it } from 'vitest';
import type { CallApp } from './call-app.js';
import type { StreamName } from './call-client.js';
import type { OpenCallApp } from './call-contract.js';
import { follow } from './follow.js';

/** A subscription that is recorded leaves two records: one when it begins, one when it ends. */
export function streamPromises(open: OpenCallApp): void {
  it.each<[StreamName, number]>([
    ['tracked', 2],
    ['observed', 2],
    ['iterable', 2],
  ])('a subscription that completes is recorded at its start and at its end: %s', async (name, items) => {
    const app = await open();
    const followed = follow(app.single({ 'x-user': 'ann' }).watch[name]);
    await followed.over;
    expect(followed.items).toHaveLength(items);
    const [start, end] = await startAndEnd(app);
    expect(start).toMatchObject({ outcome: 'success', stage: 'outcome', parentId: null, metadata: null });
    expect(end).toMatchObject({ outcome: 'success', reason: null, statusCode: null });
    expect(end.metadata).toEqual({ phase: 'end', items, complete: true });
  });

  it('keeps the ids of tracked items', async () => {
    const app = await open();
    const followed = follow(app.single().watch.tracked);
    await followed.over;
    expect(followed.items).toEqual([
      { id: 'first', data: 'a' },
      { id: 'second', data: 'b' },
    ]);
    await app.records(2);
  });

  it.each<[StreamName, string, string]>([
    ['conflict', 'failure', 'CONFLICT'],
    ['observedConflict', 'failure', 'CONFLICT'],
    ['forbidden', 'denied', 'FORBIDDEN'],
  ])('one that an error ends says so at its end: %s', async (name, outcome, reason) => {
    const app = await open();
    const followed = follow(app.single({ 'x-user': 'ann' }).watch[name]);
    await expect(followed.over).rejects.toThrow();
    const [, end] = await startAndEnd(app);
    expect(end).toMatchObject({ outcome, reason, metadata: { phase: 'end', items: 1, complete: false } });
    expect(JSON.stringify(end)).not.toContain('sk_live');
  });

  it.each<StreamName>(['ticking', 'observedTicking', 'stuck'])(
    'one that the client leaves ends well, before its own end: %s',
    async (name) => {
      const app = await open();
      const followed = follow(app.single({ 'x-user': 'ann' }).watch[name]);
      await followed.first;
      await app.records(1);
      followed.leave();
      const [, end] = await startAndEnd(app);
      expect(end).toMatchObject({ outcome: 'success', reason: null, metadata: { complete: false } });
      expect(end.metadata?.items).toBeGreaterThan(0);
      // The host's own code is told too; one that waits for something else can't be.
      if (name !== 'stuck') expect(await app.single().watch.closed.query()).toBe(1);
    },
  );

  it('many at once each have their own end', async () => {
    const app = await open();
    const clients = Array.from({ length: 20 }, (_, i) => app.single({ 'x-user': `user-${i}` }));
    await Promise.all(clients.map(({ watch }) => follow(watch.tracked).over));
    const records = await app.records(40);
    const starts = new Map(records.filter(({ stage }) => stage === 'outcome').map((one) => [one.id, one]));
    const ends = records.filter(({ stage }) => stage === 'event');
    expect(new Set(ends.map(({ parentId }) => parentId)).size).toBe(20);
    for (const end of ends) expect(end.actorId).toBe(starts.get(end.parentId ?? '')?.actorId);
  });

  it('one that is not recorded at its start is not at its end', async () => {
    const app = await open();
    await follow(app.single().watch.quiet).over;
    await app.records(0);
  });

  it('one that never began has no end', async () => {
    const app = await open();
    await expect(follow(app.single().watch.refused).over).rejects.toThrow();
    const [record] = await app.records(1);
    expect(record).toMatchObject({ action: 'order.watch', outcome: 'denied', stage: 'outcome' });
  });

  it('what its stream does meanwhile makes records of its own', async () => {
    const app = await open();
    await follow(app.single({ 'x-user': 'ann' }).watch.acting).over;
    const records = await app.records(4);
    const actions = records.map(({ action, stage }) => [action, stage]);
    expect(actions.toSorted()).toEqual([
      ['authn.challenge', 'event'],
      ['order.create', 'outcome'],
      ['order.watch', 'event'],
      ['order.watch', 'outcome'],
    ]);
  });
}

/** The two records of one subscription, which belong together. */
async function startAndEnd(app: CallApp): Promise<readonly [start: AuditRecord, end: AuditRecord]> {
  const records = await app.records(2);
  const [start, end] = records as [AuditRecord, AuditRecord];
  expect(start).toMatchObject({
    action: 'order.watch',
    kind: 'read',
    rpcType: 'subscription',
    actorId: 'ann',
  });
  expect(end).toMatchObject({ action: 'order.watch', kind: 'read', rpcPath: start.rpcPath, actorId: 'ann' });
  expect(end).toMatchObject({ stage: 'event', parentId: start.id, targetType: 'order', targetId: '7' });
  expect(end.durationMs).toBeGreaterThanOrEqual(0);
  return [start, end];
}
