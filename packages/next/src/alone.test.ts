import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HostInUse, openHost } from './testing/open-host.js';

let host: HostInUse;
beforeEach(async () => {
  host = await openHost({ isInstrumented: false });
});
afterEach(() => host.close());

/** What is stored, without anybody flushing. */
async function stored(count: number) {
  for (let turn = 0; turn < 200; turn += 1) {
    const { records } = await host.storage.records.list({ limit: 9 });
    if (records.length >= count) return records;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`There are no ${count} records`);
}

describe('where no server process is instrumented', () => {
  it('a decorated handler records itself, and `after` sees that it is stored', async () => {
    const headers = { 'x-user': 'ada', 'user-agent': 'test' };
    expect((await host.send('POST', '/orders/42/refund', { headers, body: '{}' })).status).toBe(200);
    expect(await stored(1)).toMatchObject([
      {
        action: 'order.refund',
        targetId: '42',
        actorId: 'ada',
        statusCode: 200,
        outcome: 'success',
        userAgent: 'test',
        route: '/orders/:x/refund',
        ip: null,
      },
    ]);
    expect(await host.record()).toBeDefined();
  });

  it('what is annotated below is on it, with its named fields', async () => {
    const body = JSON.stringify({ email: 'ada@example.com', password: 'correct horse' });
    await host.send('POST', '/profile', { body });
    expect((await host.record()).metadata).toEqual({
      body: { email: 'ada@example.com', password: '[redacted]' },
    });
  });

  it.each([
    ['redirect', 307, 'success'],
    ['not-found', 404, 'failure'],
    ['forbidden', 403, 'denied'],
    ['unauthorized', 401, 'denied'],
  ])('%s passes through, answered %i, and is %s', async (what, statusCode, outcome) => {
    expect((await host.send('POST', `/thrown/${what}`)).status).toBe(statusCode);
    expect(await host.record()).toMatchObject({ action: 'thrown', statusCode, outcome });
  });

  it('an undecorated handler makes no record', async () => {
    await host.send('POST', '/orders');
    await host.records(0);
  });

  it.each([
    ['renameProject', 'project.rename', 'success', 200],
    ['createProject', 'project.create', 'success', 307],
    ['forbidProject', 'project.forbid', 'denied', 403],
    ['breakProject', 'project.break', 'failure', 500],
  ])('a server action records itself: %s', async (name, action, outcome, statusCode) => {
    await host.callAction(name);
    expect(await host.record()).toMatchObject({ action, outcome, statusCode, method: 'POST' });
  });

  it('an API route of the Pages Router records itself', async () => {
    expect((await host.send('POST', '/api/orders/42', { body: '{"reason":"damaged"}' })).status).toBe(201);
    expect(await host.record()).toMatchObject({
      action: 'order.refund',
      targetId: '42',
      statusCode: 201,
      metadata: { body: { reason: 'damaged' } },
    });
  });
});
