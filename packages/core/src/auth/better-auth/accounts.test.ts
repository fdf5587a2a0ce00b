import { expect, it } from 'vitest';
import { authInTest, PASSWORD } from './testing/auth-in-test.js';

it('a password reset is asked for, and done with the link; neither link nor password is kept', async () => {
  const app = await authInTest();
  const { id } = await app.signUp('ada');
  const browser = app.newBrowser();
  const asked = await app.during(() =>
    browser.post('/api/auth/request-password-reset', { email: 'ada@example.com' }),
  );
  expect(asked).toMatchObject([
    {
      action: 'password.reset',
      outcome: 'success',
      actorType: 'anonymous',
      targets: [{ type: 'user', id, name: 'ada@example.com', verified: false }],
      metadata: { endpoint: '/request-password-reset', step: 'requested' },
    },
  ]);
  const token = app.mails[0]?.token ?? '';
  const done = await app.during(async () => {
    await browser.get(`/api/auth/reset-password/${token}?callbackURL=/`);
    await browser.post('/api/auth/reset-password', { token, newPassword: 'quite-another-one' });
  });
  expect(done).toMatchObject([
    { action: 'password.reset', outcome: 'success', targetId: id, metadata: { step: 'done' } },
  ]);
  const again = await app.during(() =>
    browser.post('/api/auth/reset-password', { token, newPassword: 'quite-another-one' }),
  );
  expect(again).toMatchObject([{ action: 'password.reset', outcome: 'failure', reason: 'TOKEN_INVALID' }]);
  const kept = JSON.stringify(await app.records());
  for (const secret of [token, PASSWORD, 'quite-another-one']) expect(kept).not.toContain(secret);
  expect(app.errors).toEqual([]);
});

it('a password is changed, or not', async () => {
  const app = await authInTest();
  const { browser, id } = await app.signUp('ada');
  const change = (currentPassword: string) =>
    browser.post('/api/auth/change-password', { currentPassword, newPassword: 'quite-another-one' });
  const records = await app.during(async () => {
    await change('not-this-one');
    await change(PASSWORD);
  });
  expect(records).toMatchObject([
    { action: 'password.change', outcome: 'failure', reason: 'INVALID_CREDENTIALS', actorId: id },
    { action: 'password.change', outcome: 'success', actorId: id, targetId: id },
  ]);
});

it('an account is deleted by whom it was', async () => {
  const app = await authInTest();
  const { browser, id } = await app.signUp('ada');
  const { sessionId, tag } = await app.startSession();
  const records = await app.during(() => browser.post('/api/auth/delete-user', { password: PASSWORD }, tag));
  expect(records).toMatchObject([
    { action: 'user.delete', outcome: 'success', actorId: id, actorName: 'ada', targetId: id },
  ]);
  expect((await app.storage.sessions.get(sessionId))?.endReason).toBe('logout');
});

it('where a deletion is confirmed by mail, asking for it deletes nothing', async () => {
  const urls: string[] = [];
  const app = await authInTest({
    auth: {
      user: {
        deleteUser: {
          enabled: true,
          sendDeleteAccountVerification: async ({ url }) => void urls.push(url),
        },
      },
    },
  });
  const { browser, id } = await app.signUp('ada');
  const asked = await app.during(() => browser.post('/api/auth/delete-user', { password: PASSWORD }));
  expect(asked).toMatchObject([
    { action: 'authn.challenge', outcome: 'success', actorId: id, metadata: { for: 'user.delete' } },
  ]);
  const { pathname, search } = new URL(urls[0] ?? '');
  const done = await app.during(() => browser.get(pathname + search));
  expect(done).toMatchObject([{ action: 'user.delete', outcome: 'success', method: 'GET', actorId: id }]);
});

it('a sign-up with an address that is taken fails, though better-auth answers as if it had not', async () => {
  const app = await authInTest({ auth: { emailAndPassword: { enabled: true, autoSignIn: false } } });
  const { id } = await app.signUp('ada');
  expect(await app.records()).toMatchObject([
    { action: 'user.create', outcome: 'success', actorType: 'anonymous', targetId: id },
  ]);
  const records = await app.during(() => app.signUp('ada'));
  expect(records).toMatchObject([
    {
      action: 'user.create',
      outcome: 'failure',
      reason: 'USER_ALREADY_EXISTS',
      statusCode: 200,
      targetId: id,
    },
  ]);
});

it('sessions that are revoked have expired by their user’s will', async () => {
  const app = await authInTest();
  const { browser, id } = await app.signUp('ada');
  const records = await app.during(() => browser.post('/api/auth/revoke-other-sessions', {}));
  expect(records).toMatchObject([{ action: 'session.expire', actorId: id, targetId: id }]);
});
