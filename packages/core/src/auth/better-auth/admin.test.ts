import { expect, it } from 'vitest';
import type { Browser } from '../testing/browser.js';
import { type AuthInTest, authInTest } from './testing/auth-in-test.js';

async function withAdmin(): Promise<{
  app: AuthInTest;
  root: Browser;
  rootId: string;
  adaId: string;
  ada: Browser;
}> {
  const app = await authInTest();
  const root = await app.signUp('root');
  const row = app.database.user?.find(({ id }) => id === root.id);
  if (row !== undefined) row.role = 'admin';
  const ada = await app.signUp('ada');
  return { app, root: root.browser, rootId: root.id, ada: ada.browser, adaId: ada.id };
}

it('an impersonation is by the administrator, and what follows on behalf of the user', async () => {
  const { app, root, rootId, adaId } = await withAdmin();
  const { sessionId, tag, ended } = await app.startSession();
  const started = await app.during(async () => {
    const answer = await root.post('/api/auth/admin/impersonate-user', { userId: adaId }, tag);
    expect(answer.headers.get('x-audit-session')).toBe(ended);
  });
  expect(started).toMatchObject([
    {
      action: 'impersonation.start',
      outcome: 'success',
      actorId: rootId,
      onBehalfOfId: null,
      targetType: 'user',
      targetId: adaId,
    },
  ]);
  expect((await app.storage.sessions.get(sessionId))?.endReason).toBe('impersonation');
  const meanwhile = await app.during(() => root.post('/api/auth/update-user', { name: 'Changed' }));
  expect(meanwhile).toMatchObject([
    { action: 'POST /api/auth/update-user', actorId: rootId, onBehalfOfType: 'user', onBehalfOfId: adaId },
  ]);
  const stopped = await app.during(() => root.post('/api/auth/admin/stop-impersonating', {}));
  expect(stopped).toMatchObject([
    { action: 'impersonation.stop', outcome: 'success', actorId: rootId, targetId: adaId },
  ]);
  const after = await app.during(() => root.post('/api/auth/update-user', { name: 'Root' }));
  expect(after).toMatchObject([{ actorId: rootId, onBehalfOfId: null }]);
  expect(app.errors).toEqual([]);
});

it('a logout out of an impersonation is the administrator’s', async () => {
  const { app, root, rootId, adaId } = await withAdmin();
  await root.post('/api/auth/admin/impersonate-user', { userId: adaId });
  const records = await app.during(() => root.post('/api/auth/sign-out', {}));
  expect(records).toMatchObject([{ action: 'authn.logout', actorId: rootId, onBehalfOfId: adaId }]);
});

it('roles, locks and passwords of another user', async () => {
  const { app, root, rootId, adaId } = await withAdmin();
  const post = (path: string, body: object) => root.post(`/api/auth/admin/${path}`, body);
  const records = await app.during(async () => {
    await post('set-role', { userId: adaId, role: 'admin' });
    await post('update-user', { userId: adaId, data: { role: 'user' } });
    await post('ban-user', { userId: adaId });
    await post('unban-user', { userId: adaId });
    await post('set-user-password', { userId: adaId, newPassword: 'quite-another-one' });
    await post('revoke-user-sessions', { userId: adaId });
  });
  expect(records.map(({ action, metadata }) => [action, metadata?.role])).toEqual([
    ['role.assign', 'admin'],
    ['role.assign', 'user'],
    ['user.lock', undefined],
    ['user.unlock', undefined],
    ['password.change', undefined],
    ['session.expire', undefined],
  ]);
  for (const record of records)
    expect(record).toMatchObject({ actorId: rootId, targetId: adaId, outcome: 'success' });
  expect(JSON.stringify(records)).not.toContain('quite-another-one');
});

it('users that are made and removed; the administrator’s own recording goes on', async () => {
  const { app, root, rootId, adaId } = await withAdmin();
  const { sessionId, tag } = await app.startSession();
  const records = await app.during(async () => {
    const made = { email: 'new@example.com', name: 'New', password: 'quite-another-one' };
    await root.post('/api/auth/admin/create-user', made, tag);
    await root.post('/api/auth/admin/remove-user', { userId: adaId }, tag);
  });
  expect(records).toMatchObject([
    { action: 'user.create', actorId: rootId, targetType: 'user' },
    { action: 'user.delete', actorId: rootId, targetId: adaId },
  ]);
  expect(records[0]?.targetId).not.toBe(rootId);
  expect((await app.storage.sessions.get(sessionId))?.endedAt).toBeNull();
});

it('somebody who may not is denied', async () => {
  const { app, ada, adaId, rootId } = await withAdmin();
  const records = await app.during(() => ada.post('/api/auth/admin/impersonate-user', { userId: rootId }));
  expect(records).toMatchObject([
    { action: 'impersonation.start', outcome: 'denied', actorId: adaId, targetId: rootId, statusCode: 403 },
  ]);
});

it('a banned user’s login fails as disabled', async () => {
  const { app, root, adaId } = await withAdmin();
  await root.post('/api/auth/admin/ban-user', { userId: adaId });
  const body = { email: 'ada@example.com', password: 'correct-horse-battery' };
  const records = await app.during(() => app.newBrowser().post('/api/auth/sign-in/email', body));
  expect(records).toMatchObject([
    { action: 'authn.login', outcome: 'failure', reason: 'ACCOUNT_DISABLED', targetId: adaId },
  ]);
});
