import { expect, it } from 'vitest';
import type { OpenCallApp } from './call-contract.js';
import { ERROR_CODES, ERROR_STATUS } from './error-codes.js';

/** One call is one record, however it ends. */
export function callPromises(open: OpenCallApp): void {
  it('a call is one record, named by its procedure, and its HTTP request makes none', async () => {
    const app = await open();
    await app.single({ 'x-user': 'ann' }).order.create.mutate({ id: '42' });
    const [record] = await app.records(1);
    expect(record).toMatchObject({
      action: 'order.create',
      kind: 'other',
      outcome: 'success',
      actorId: 'ann',
    });
    expect(record).toMatchObject({ targetType: 'order', targetId: '42', metadata: { seen: '42' } });
    expect(record).toMatchObject({ rpcPath: 'order.create', rpcType: 'mutation', batchIndex: null });
    expect(record).toMatchObject({ stage: 'outcome', method: 'POST', statusCode: 200, parentId: null });
    expect(record?.durationMs).toEqual(expect.any(Number));
  });

  it('every code of a tRPC error is its record’s reason, and decides the outcome', async () => {
    const app = await open();
    const client = app.single();
    await Promise.allSettled(ERROR_CODES.map((code) => client.fails.mutate(code)));
    const records = await app.records(ERROR_CODES.length);
    const found = new Map(
      records.map(({ reason, outcome, statusCode }) => [reason, { outcome, statusCode }]),
    );
    expect(found.size).toBe(ERROR_CODES.length);
    for (const code of ERROR_CODES) {
      const outcome = code === 'UNAUTHORIZED' || code === 'FORBIDDEN' ? 'denied' : 'failure';
      expect([code, found.get(code)]).toEqual([code, { outcome, statusCode: ERROR_STATUS[code] }]);
    }
  });

  it('a resolver that throws is a failure without its message', async () => {
    const app = await open();
    await expect(app.single().throws.mutate()).rejects.toThrow();
    const [record] = await app.records(1);
    expect(record).toMatchObject({ action: 'throws', outcome: 'failure', reason: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(record)).not.toContain('sk_live');
  });

  it('an input that is refused is a failed record of its call', async () => {
    const app = await open();
    await expect(app.single().order.create.mutate({ id: 7 as unknown as string })).rejects.toThrow();
    const [record] = await app.records(1);
    expect(record).toMatchObject({ action: 'order.create', outcome: 'failure', reason: 'BAD_REQUEST' });
  });

  it('a query is recorded where its meta asks or it is denied, and leaves nothing else', async () => {
    const app = await open();
    await app.single().order.list.query();
    await app.single().order.touch.mutate();
    await app.single({ 'x-user': 'ann' }).order.secret.query();
    await app.records(0);
    await app.single().order.export.query();
    await expect(app.single().order.secret.query()).rejects.toThrow();
    const [exported, denied] = await app.records(2);
    expect(exported).toMatchObject({ action: 'order.export', kind: 'read', rpcType: 'query', method: 'GET' });
    expect(denied).toMatchObject({ action: 'authz.denied', outcome: 'denied', rpcPath: 'order.secret' });
  });

  it('an auth event names the record of its call', async () => {
    const app = await open();
    await app.single().login.mutate();
    await expect(app.single().loginFails.mutate({ email: 'ann@example.test' })).rejects.toThrow();
    const [login, failed] = await app.records(2);
    expect(login).toMatchObject({ action: 'authn.login', kind: 'auth', actorId: 'eve', rpcPath: 'login' });
    expect(failed).toMatchObject({
      action: 'authn.login',
      outcome: 'failure',
      reason: 'INVALID_CREDENTIALS',
    });
    expect(failed).toMatchObject({ statusCode: 401, targetType: 'user' });
    expect(JSON.stringify(failed)).not.toContain('ann@example.test');
  });

  it('what the server calls inside a call is part of it, and outside of any a record of its own', async () => {
    const app = await open();
    await app.single({ 'x-user': 'ann' }).inner.mutate();
    await app.caller({ user: 'job' }).order.create({ id: '3' });
    const [inner, own] = await app.records(2);
    expect(inner).toMatchObject({ action: 'inner', targetId: '9', actorId: 'ann' });
    expect(own).toMatchObject({ action: 'order.create', targetId: '3', actorId: 'job', ip: null });
  });

  it('a client that goes away before the answer leaves an aborted record', async () => {
    const app = await open();
    const going = new AbortController();
    const call = app.single().never.mutate(undefined, { signal: going.signal });
    setTimeout(() => going.abort(), 100);
    await expect(call).rejects.toThrow();
    const [record] = await app.records(1);
    expect(record).toMatchObject({
      action: 'never',
      outcome: 'unknown',
      reason: 'ABORTED',
      statusCode: null,
    });
  });

  it('200 calls of 50 users at once are never mixed up', async () => {
    const app = await open();
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const client = i % 2 === 0 ? app.single : app.batched;
        return client({ 'x-user': `user-${i % 50}` }).order.create.mutate({ id: `${i % 50}-${i}` });
      }),
    );
    for (const { actorId, targetId, metadata } of await app.records(200)) {
      expect(actorId).toBe(`user-${targetId?.split('-')[0]}`);
      expect(metadata).toEqual({ seen: targetId });
    }
  });
}
