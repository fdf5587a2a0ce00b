import { toNodeHandler } from 'better-auth/node';
import { expect, it } from 'vitest';
import { serve } from '../testing/audited-server.js';
import { auditHandler } from './audit-handler.js';
import { authInTest, PASSWORD } from './testing/auth-in-test.js';

const TAKEN = '/welcome?error=ACCOUNT_LOCKED_OUT';

it('a magic link whose own addresses say error is a login all the same', async () => {
  const app = await authInTest();
  const follow = async () => {
    const { pathname, search } = new URL(app.mails.at(-1)?.url ?? '');
    return app.during(() => app.newBrowser().get(pathname + search));
  };
  const ask = (addresses: object) =>
    app.newBrowser().post('/api/auth/sign-in/magic-link', { email: 'm@example.com', ...addresses });
  await ask({ callbackURL: '/welcome', newUserCallbackURL: '/new?error=x' });
  expect(await follow()).toMatchObject([
    { action: 'user.create', outcome: 'success', stage: 'outcome', statusCode: 302 },
    { action: 'authn.login', outcome: 'success', stage: 'event', actorType: 'user' },
  ]);
  await ask({ callbackURL: TAKEN });
  expect(await follow()).toMatchObject([
    { action: 'authn.login', outcome: 'success', reason: null, actorType: 'user', statusCode: 302 },
  ]);
});

it('an account that is deleted by a link is deleted, whatever address comes after', async () => {
  const urls: string[] = [];
  const sendDeleteAccountVerification = async ({ url }: { url: string }) => void urls.push(url);
  const app = await authInTest({
    auth: { user: { deleteUser: { enabled: true, sendDeleteAccountVerification } } },
  });
  const { browser, id } = await app.signUp('ada');
  await browser.post('/api/auth/delete-user', { callbackURL: '/bye?error=nothing' });
  const { pathname, search } = new URL(urls[0] ?? '');
  const records = await app.during(() => browser.get(pathname + search));
  expect(records).toMatchObject([{ action: 'user.delete', outcome: 'success', actorId: id }]);
});

it.each([
  ['GET', '/api/auth/delete-user', 404],
  ['POST', '/api/auth/x/admin/impersonate-user', 404],
  ['GET', '/api/auth/hunter2-secret/sign-out', 404],
  ['GET', '/hunter2-secret/api/auth/sign-out', 404],
])('%s %s is no auth event, and what stands in it is not kept', async (method, path, status) => {
  const app = await authInTest();
  const { browser } = await app.signUp('ada');
  const send = () => (method === 'GET' ? browser.get(path) : browser.post(path, {}));
  const records = await app.during(async () => expect((await send()).status).toBe(status));
  expect(records.filter(({ kind }) => kind === 'auth')).toEqual([]);
  expect(JSON.stringify(records)).not.toContain('hunter2');
});

it('an endpoint that nobody serves has no record of its own when it comes too often', async () => {
  const app = await authInTest({ auth: { rateLimit: { enabled: true, window: 60, max: 1 } } });
  const headers = { 'x-forwarded-for': '203.0.113.8' };
  const again = () => app.newBrowser().post('/api/auth/phone-number/verify', {}, headers);
  await again();
  const records = await app.during(async () => expect((await again()).status).toBe(429));
  expect(records.filter(({ kind }) => kind === 'auth')).toEqual([]);
});

it.each([
  ['POST', '/sign-in/email', 1],
  ['GET', '/sign-in/email', 0],
  ['GET', '/magic-link/verify?token=x', 1],
])('of what only hands requests on, the endpoints are guessed: %s %s', async (method, path, count) => {
  const app = await authInTest({
    auth: { rateLimit: { enabled: true, customRules: { '/**': { window: 60, max: 1 } } } },
    serve: ({ audit, auth }) => {
      const handler = auditHandler(audit, { handler: (request) => auth.handler(request) });
      return serve((req, res) => void toNodeHandler((request: Request) => handler(request))(req, res));
    },
  });
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  const url = `/api/auth${path}`;
  const send = () =>
    method === 'GET' ? app.newBrowser().get(url, headers) : app.newBrowser().post(url, {}, headers);
  await send();
  const records = await app.during(async () => expect((await send()).status).toBe(429));
  expect(records.filter(({ reason }) => reason === 'RATE_LIMITED')).toHaveLength(count);
});

it('what stands in front of better-auth’s own address is not kept', async () => {
  const app = await authInTest();
  await app.signUp('ada');
  const body = { email: 'ada@example.com', password: PASSWORD };
  const records = await app.during(() =>
    app.newBrowser().post('/hunter2-secret/api/auth/sign-in/email', body),
  );
  expect(records.length).toBeGreaterThan(0);
  expect(JSON.stringify(records)).not.toContain('hunter2');
});

it('the route below a mount of the host’s own is the one it chose', async () => {
  const app = await authInTest({ auth: { baseURL: 'http://127.0.0.1/v1/login' } });
  const records = await app.during(() =>
    app.newBrowser().post('/v1/login/sign-in/email', { email: 'ada@example.com', password: PASSWORD }),
  );
  expect(records).toMatchObject([{ action: 'authn.login', route: '/v1/login/sign-in/email' }]);
});

it('a logout of nobody is an ordinary record', async () => {
  const app = await authInTest();
  const browser = app.newBrowser();
  const records = await app.during(() => browser.post('/api/auth/sign-out', {}));
  expect(records).toMatchObject([{ action: 'POST /api/auth/sign-out', actorType: 'anonymous' }]);
});
