import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HostInUse, openHost } from './testing/open-host.js';

let host: HostInUse;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

describe('a server action', () => {
  it('is recorded by its name, in the page that it was called from', async () => {
    const answer = await host.callAction('plainAction');
    expect(answer.status).toBe(200);
    expect(await host.record()).toMatchObject({
      action: 'plainAction',
      kind: 'other',
      outcome: 'success',
      route: '/actions',
      routeSource: 'template',
      rpcPath: 'plainAction',
      rpcType: 'action',
    });
  });
  it('what it is decorated with and annotated names its record, with the named fields of its form, redacted', async () => {
    await host.callAction('renameProject');
    expect(await host.record()).toMatchObject({
      action: 'project.rename',
      rpcPath: 'renameProject',
      targetType: 'project',
      targetId: '7',
      metadata: { body: { name: 'Apollo', password: '[redacted]' } },
    });
  });

  it.each([
    ['findProject', 'project.find', 404, 'failure', null],
    ['forbidProject', 'project.forbid', 403, 'denied', 'FORBIDDEN'],
    ['signInFirst', 'project.open', 401, 'denied', 'UNAUTHORIZED'],
    ['breakProject', 'project.break', 500, 'failure', 'OUT_OF_STOCK'],
    ['failingAction', 'failingAction', 500, 'failure', 'OUT_OF_STOCK'],
    ['plainFind', 'plainFind', 404, 'failure', null],
    ['plainForbid', 'plainForbid', 403, 'denied', 'FORBIDDEN'],
    ['plainSignIn', 'plainSignIn', 401, 'denied', 'UNAUTHORIZED'],
  ])('%s, called by script: %s answered %i is %s', async (name, action, statusCode, outcome, reason) => {
    expect((await host.callAction(name)).status).toBe(statusCode);
    const record = await host.record();
    expect(record).toMatchObject({ action, statusCode, outcome, reason });
    expect(JSON.stringify(record)).not.toContain('4111 1111');
  });

  it.each([
    ['createProject', 'project.create'],
    ['plainRedirect', 'plainRedirect'],
  ])('%s, called by script, redirects: %s is a success whatever Next answers', async (name, action) => {
    const { status } = await host.callAction(name);
    expect(await host.record()).toMatchObject({ action, statusCode: status, outcome: 'success' });
  });

  it.each([
    ['renameProject', 'project.rename', 200, 'success'],
    ['createProject', 'project.create', 303, 'success'],
    ['findProject', 'project.find', 404, 'failure'],
    ['forbidProject', 'project.forbid', 404, 'denied'],
    ['signInFirst', 'project.open', 404, 'denied'],
    ['breakProject', 'project.break', 500, 'failure'],
    ['plainAction', 'POST /actions', 200, 'success'],
    ['plainRedirect', 'POST /actions', 303, 'success'],
    ['plainFind', 'POST /actions', 404, 'failure'],
    ['plainForbid', 'POST /actions', 404, 'denied'],
    ['plainSignIn', 'POST /actions', 404, 'denied'],
  ])(
    '%s, posted as a form without script: %s answered %i is %s',
    async (name, action, statusCode, outcome) => {
      expect((await host.postForm(name)).status).toBe(statusCode);
      expect(await host.record()).toMatchObject({ action, statusCode, outcome, route: '/actions' });
    },
  );

  it('a refused form without script makes no record where capture.skip says so', async () => {
    const app = await openHost({ capture: { skip: ({ path }) => path === '/actions' } });
    expect((await app.postForm('plainForbid')).status).toBe(404);
    await app.records(0);
    await app.close();
  });

  it('one written inside a component, which has no name of its own, is recorded by its id', async () => {
    const id = await host.actionId('inlineAction');
    expect((await host.callAction('inlineAction')).status).toBe(200);
    expect(await host.record()).toMatchObject({ action: id, rpcPath: id, outcome: 'success' });
  });

  it('an id that no action has names nothing', async () => {
    await host.send('POST', '/actions', { headers: { 'next-action': '00'.repeat(21) }, body: '[]' });
    expect(await host.record()).toMatchObject({ action: 'POST /actions', rpcPath: null });
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('%s with an action’s id calls nothing, and says so', async (method) => {
    const headers = { 'next-action': await host.actionId('plainAction') };
    await host.send(method, '/actions', { headers });
    expect(await host.record()).toMatchObject({ action: `${method} /actions`, rpcPath: null });
  });

  it("a route handler's record is not named by an action's id that somebody sends along", async () => {
    const headers = { 'next-action': await host.actionId('plainAction') };
    await host.send('POST', '/orders', { headers, body: '{}' });
    expect(await host.record()).toMatchObject({ action: 'POST /orders', rpcPath: null });
  });
});

it.each([
  ['redirect', 307, 'success', null],
  ['not-found', 404, 'failure', null],
  ['forbidden', 403, 'denied', 'FORBIDDEN'],
  ['unauthorized', 401, 'denied', 'UNAUTHORIZED'],
])('a route handler that throws %s is answered %i, and is %s', async (what, statusCode, outcome, reason) => {
  expect((await host.send('POST', `/thrown/${what}`)).status).toBe(statusCode);
  expect(await host.record()).toMatchObject({ action: 'thrown', statusCode, outcome, reason });
});

it.each([
  ['redirect', 307, 'success'],
  ['not-found', 404, 'failure'],
  ['forbidden', 403, 'denied'],
  ['unauthorized', 401, 'denied'],
])(
  'an undecorated route handler that throws %s is answered %i, and is %s',
  async (what, statusCode, outcome) => {
    expect((await host.send('PUT', `/thrown/${what}`)).status).toBe(statusCode);
    expect(await host.record()).toMatchObject({ action: 'PUT /thrown/:what', statusCode, outcome });
  },
);

it.each(['/api/auditreel/%2e%2e/%2e%2e/orders/77', '/api/auditreel/../../orders/77', '/_next/../orders/77'])(
  '%s is recorded as what Next makes of it',
  async (path) => {
    const { status } = await host.send('PUT', path);
    const { action } = await host.record();
    // Next 15 finds nothing there.
    expect(action).toBe(status === 200 ? 'PUT /orders/:id' : 'PUT /orders/:x');
  },
);

it('JSON that a handler reads as text keeps its named fields', async () => {
  const body = JSON.stringify({ reason: 'damaged', password: 'x' });
  expect((await host.send('POST', '/text', { body })).body).toBe('damaged');
  expect(await host.record()).toMatchObject({
    action: 'text.read',
    metadata: { body: { reason: 'damaged' } },
  });
});

it('a decorated route that Next renews by itself goes on being renewed', async () => {
  const at = async () =>
    (JSON.parse((await host.send('GET', '/renewed')).body) as { readonly at: number }).at;
  const before = await at();
  await vi.waitFor(async () => expect(await at()).toBeGreaterThan(before + 1000), {
    timeout: 10_000,
    interval: 300,
  });
});
