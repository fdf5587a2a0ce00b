import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldStorage } from './testing/held-storage.js';
import { onPlatform } from './testing/on-platform.js';
import { type HostInUse, openHost } from './testing/open-host.js';

let host: HostInUse;
beforeEach(async () => {
  host = await openHost({ isInstrumented: false });
});
afterEach(() => host.close());

const stored = async (app = host) => (await app.storage.records.list({ limit: 9 })).records;

/** Whatever is wrapped, and the action of its record. */
const WRAPPED = [
  [
    'a route handler',
    (app: HostInUse) => app.send('POST', '/orders/42/refund', { body: '{}' }),
    'order.refund',
  ],
  ['a server action', (app: HostInUse) => app.callAction('renameProject'), 'project.rename'],
  [
    'an API route of the Pages Router',
    (app: HostInUse) => app.send('POST', '/api/orders/42', { body: '{}' }),
    'order.refund',
  ],
  [
    'an API route that answers after its handler has returned',
    (app: HostInUse) => app.send('POST', '/api/late', { body: '{}' }),
    'order.ship',
  ],
  [
    'an API route that throws',
    (app: HostInUse) => app.send('POST', '/api/orders/broken', { body: '{}' }),
    'order.refund',
  ],
] as const;

/** What `act` leaves in storage where the process is frozen once it has answered: no timer of the writer's runs. */
async function storedBy(act: () => Promise<unknown>) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  try {
    await act();
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

  it.each(WRAPPED)('%s is stored, before the process may stop', async (_what, act, action) => {
    expect(await storedBy(() => act(host))).toMatchObject([{ action }]);
    expect(await host.record()).toBeDefined();
  });

  it.each(WRAPPED)(
    '%s: the platform waits until it is stored, and the client does not',
    async (_what, act, action) => {
      const { storage, letGo } = heldStorage();
      const app = await openHost({ isInstrumented: false, storage });
      const waitedFor: Promise<unknown>[] = [];
      const leave = onPlatform({ waitUntil: (work) => void waitedFor.push(work) });
      try {
        await act(app);
        // What `after` was given begins when the answer has gone out.
        await new Promise((resolve) => setTimeout(resolve, 50));
        const all = Promise.all(waitedFor).then(() => 'done');
        expect(await Promise.race([all, soon()])).toBe('still waiting');
        letGo();
        expect(await all).toBe('done');
        expect(await stored(app)).toMatchObject([{ action }]);
      } finally {
        leave();
        letGo();
        await app.close();
      }
    },
  );

  it.each(WRAPPED.slice(0, 2))(
    '%s is stored before its answer goes out, on a platform that waits for nothing',
    async (_what, act, action) => {
      const leave = onPlatform({});
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
      try {
        await act(host);
        expect(await stored()).toMatchObject([{ action }]);
      } finally {
        vi.useRealTimers();
        leave();
      }
    },
  );

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

function soon(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('still waiting'), 50));
}
