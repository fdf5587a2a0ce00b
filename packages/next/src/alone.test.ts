import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HostInUse, openHost } from './testing/open-host.js';

let host: HostInUse;
beforeEach(async () => {
  host = await openHost({ isInstrumented: false });
});
afterEach(() => host.close());

/** What `act` leaves in storage where the process is frozen once it has answered: no timer of the writer's runs. */
async function storedBy(act: () => Promise<{ readonly status: number }>) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  try {
    expect((await act()).status).toBeLessThan(300);
    const stored = async () => (await host.storage.records.list({ limit: 9 })).records;
    // Not by `vi.waitFor`, which lets timers run.
    for (const giveUpAt = performance.now() + 3000; performance.now() < giveUpAt; ) {
      if ((await stored()).length > 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return await stored();
  } finally {
    vi.useRealTimers();
  }
}

describe('where no server process is instrumented', () => {
  it('a decorated handler records itself, and `after` sees that it is stored', async () => {
    const headers = { 'x-user': 'ada', 'user-agent': 'test' };
    const act = () => host.send('POST', '/orders/42/refund', { headers, body: '{}' });
    expect(await storedBy(act)).toMatchObject([
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

  it.each([
    ['a server action', () => host.callAction('renameProject'), 'project.rename'],
    [
      'an API route of the Pages Router',
      () => host.send('POST', '/api/orders/42', { body: '{}' }),
      'order.refund',
    ],
  ])('%s is stored too, before the process may stop', async (_what, act, action) => {
    expect(await storedBy(act)).toMatchObject([{ action }]);
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
