import { describe, expect, it } from 'vitest';
import { authInTest, PASSWORD } from './testing/auth-in-test.js';

describe('better-auth: signing in and out', () => {
  it('a sign-up makes the user, and its event is the login that comes with it', async () => {
    const app = await authInTest();
    const { id } = await app.signUp('ada');
    const [created, login, ...rest] = await app.records();
    expect(rest).toEqual([]);
    expect(created).toMatchObject({
      action: 'user.create',
      outcome: 'success',
      stage: 'outcome',
      kind: 'auth',
      actorType: 'user',
      actorId: id,
      actorName: 'ada',
      targetType: 'user',
      targetId: id,
      method: 'POST',
      route: '/api/auth/sign-up/email',
      ip: '127.0.0.1',
      ipVia: 'socket',
      statusCode: 200,
    });
    expect(login).toMatchObject({
      action: 'authn.login',
      stage: 'event',
      parentId: created?.id,
      actorId: id,
    });
    expect(app.errors).toEqual([]);
  });

  it('a login takes the user who came in', async () => {
    const app = await authInTest();
    const { id } = await app.signUp('ada');
    const body = { email: 'ada@example.com', password: PASSWORD };
    const records = await app.during(() => app.newBrowser().post('/api/auth/sign-in/email', body));
    expect(records).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'success',
        actorType: 'user',
        actorId: id,
        actorName: 'ada',
        metadata: { endpoint: '/sign-in/email' },
      },
    ]);
  });

  it('a login by username is the same', async () => {
    const app = await authInTest();
    const sent = { name: 'Ada', email: 'a@example.com', username: 'ada', password: PASSWORD };
    await app.newBrowser().post('/api/auth/sign-up/email', sent);
    const path = '/api/auth/sign-in/username';
    const browser = app.newBrowser();
    const failed = await app.during(() => browser.post(path, { username: 'Ada', password: 'not-this-one' }));
    expect(failed).toMatchObject([
      { action: 'authn.login', outcome: 'failure', reason: 'INVALID_CREDENTIALS', targetName: 'Ada' },
    ]);
    expect(failed[0]?.targetId).not.toBeNull();
    const records = await app.during(() => browser.post(path, { username: 'ada', password: PASSWORD }));
    expect(records).toMatchObject([{ action: 'authn.login', outcome: 'success', actorName: 'Ada' }]);
    expect(app.errors).toEqual([]);
  });

  it('a failed login is anonymous, also of somebody who is signed in; an account that exists is named', async () => {
    const app = await authInTest();
    const { browser, id } = await app.signUp('ada');
    const body = { email: 'Ada@example.com', password: 'not-this-one' };
    const records = await app.during(() => browser.post('/api/auth/sign-in/email', body));
    expect(records).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'failure',
        reason: 'INVALID_CREDENTIALS',
        actorType: 'anonymous',
        actorId: null,
        statusCode: 401,
        targets: [{ type: 'user', id, name: 'Ada@example.com', verified: false }],
      },
    ]);
  });

  it('what was typed is hashed where no account has it', async () => {
    const app = await authInTest();
    const browser = app.newBrowser();
    await browser.post('/api/auth/sign-in/email', {
      email: 'nobody@example.com',
      password: 'hunter2hunter2',
    });
    await browser.post('/api/auth/sign-in/email', { email: 'hunter2hunter2', password: 'x' });
    const records = await app.records();
    expect(records).toMatchObject([
      { action: 'authn.login', reason: 'INVALID_CREDENTIALS', actorType: 'anonymous' },
      { action: 'authn.login', reason: 'INVALID_EMAIL', actorType: 'anonymous' },
    ]);
    for (const { targetId, targetName } of records) {
      expect(targetId).toBeNull();
      expect(targetName).toMatch(/^hash:/);
    }
    expect(JSON.stringify(records)).not.toMatch(/hunter2|nobody@/);
  });

  it('a logout is by the user who went out', async () => {
    const app = await authInTest();
    const { browser, id } = await app.signUp('ada');
    const records = await app.during(() => browser.post('/api/auth/sign-out', {}));
    expect(records).toMatchObject([
      { action: 'authn.logout', outcome: 'success', actorId: id, actorName: 'ada' },
    ]);
  });

  it('a logout is by who went out also where the host’s own actor says nothing', async () => {
    const app = await authInTest({ audit: { actor: () => null } });
    const { browser, id } = await app.signUp('ada');
    const records = await app.during(() => browser.post('/api/auth/sign-out', {}));
    expect(records).toMatchObject([{ action: 'authn.logout', actorId: id }]);
  });

  it('a magic link is a challenge, and following it a login', async () => {
    const app = await authInTest();
    const browser = app.newBrowser();
    const asked = await app.during(() =>
      browser.post('/api/auth/sign-in/magic-link', { email: 'm@example.com', name: 'Max' }),
    );
    expect(asked).toMatchObject([{ action: 'authn.challenge', outcome: 'success', actorType: 'anonymous' }]);
    const token = app.mails[0]?.token ?? '';
    const followed = await app.during(() => browser.get(`/api/auth/magic-link/verify?token=${token}`));
    expect(followed).toMatchObject([
      { action: 'user.create', stage: 'outcome', method: 'GET', actorName: 'Max' },
      { action: 'authn.login', stage: 'event', actorName: 'Max' },
    ]);
    const again = await app.during(() =>
      browser.get(`/api/auth/magic-link/verify?token=${token}&callbackURL=/`),
    );
    expect(again).toMatchObject([
      { action: 'authn.login', outcome: 'failure', reason: 'TOKEN_INVALID', actorType: 'anonymous' },
    ]);
    expect(JSON.stringify(await app.records())).not.toContain(token);
  });

  it('reads make no records', async () => {
    const app = await authInTest();
    const { browser } = await app.signUp('ada');
    expect(await app.during(() => browser.get('/api/auth/get-session'))).toEqual([]);
  });

  it('an endpoint without a name stays an ordinary record of who is signed in', async () => {
    const app = await authInTest();
    const { browser, id } = await app.signUp('ada');
    const records = await app.during(() => browser.post('/api/auth/update-user', { name: 'Ada L.' }));
    expect(records).toMatchObject([
      { action: 'POST /api/auth/update-user', kind: 'create', outcome: 'success', actorId: id },
    ]);
  });
});

describe('better-auth: recorded sessions', () => {
  it('a login binds the session, and a logout ends it', async () => {
    const app = await authInTest();
    await app.signUp('ada');
    const { sessionId, tag, ended } = await app.startSession();
    const browser = app.newBrowser();
    const body = { email: 'ada@example.com', password: PASSWORD };
    const login = await app.during(() => browser.post('/api/auth/sign-in/email', body, tag));
    expect(login).toMatchObject([{ sessionId, sessionTrust: 'bound', requestId: 'request-1' }]);
    const answer = await browser.post('/api/auth/sign-out', {}, tag);
    expect(answer.headers.get('x-audit-session')).toBe(ended);
    await app.records();
    expect((await app.storage.sessions.get(sessionId))?.endReason).toBe('logout');
  });

  it('a failed login binds nothing', async () => {
    const app = await authInTest();
    const { tag } = await app.startSession();
    const body = { email: 'ada@example.com', password: PASSWORD };
    const records = await app.during(() => app.newBrowser().post('/api/auth/sign-in/email', body, tag));
    expect(records).toMatchObject([{ sessionTrust: 'signed', actorType: 'anonymous' }]);
  });
});
