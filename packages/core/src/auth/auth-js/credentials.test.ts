import { describe, expect, it, vi } from 'vitest';
import { auditInTest } from '../testing/audited-server.js';
import { auditAuthJs } from './audit-auth-js.js';
import { authJsInTest, PASSWORD, withoutHandler } from './testing/auth-js-in-test.js';

const GOOD = { username: 'ada', password: PASSWORD };
const BAD = { username: 'ada', password: 'not-this-one' };
const LOGIN = '/callback/credentials';

describe('Auth.js with credentials', () => {
  it('a login takes the user who came in, and is one record', async () => {
    const app = await authJsInTest();
    await app.newBrowser().submit(LOGIN, GOOD);
    expect(await app.records()).toMatchObject([
      {
        action: 'authn.login',
        kind: 'auth',
        outcome: 'success',
        stage: 'outcome',
        actorType: 'user',
        actorId: 'user-ada',
        actorName: 'Ada',
        method: 'POST',
        route: '/auth/callback/credentials',
        statusCode: 302,
        ip: '127.0.0.1',
        metadata: { provider: 'credentials' },
      },
    ]);
    expect(app.errors).toEqual([]);
  });

  it('a failed login is anonymous, and what was typed is hashed', async () => {
    const app = await authJsInTest();
    expect(await app.newBrowser().submit(LOGIN, BAD)).toContain('error=CredentialsSignin');
    const records = await app.records();
    expect(records).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'failure',
        reason: 'INVALID_CREDENTIALS',
        actorType: 'anonymous',
        targetType: 'user',
        targetId: null,
        ip: '127.0.0.1',
      },
    ]);
    expect(records[0]?.targetName).toMatch(/^hash:/);
    expect(JSON.stringify(records)).not.toMatch(/not-this-one|"ada"/);
  });

  it('a failed login of somebody who is signed in is anonymous too', async () => {
    const app = await authJsInTest();
    const browser = app.newBrowser();
    await browser.submit(LOGIN, GOOD);
    const records = await app.during(() => browser.submit(LOGIN, BAD));
    expect(records).toMatchObject([{ action: 'authn.login', outcome: 'failure', actorType: 'anonymous' }]);
  });

  it('the host’s own error says why, and whose account it is', async () => {
    const app = await authJsInTest();
    expect(await app.newBrowser().submit(LOGIN, { username: 'bob', password: 'x' })).toContain(
      'code=ACCOUNT_LOCKED_OUT',
    );
    expect(await app.records()).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'failure',
        reason: 'ACCOUNT_LOCKED_OUT',
        targets: [{ type: 'user', id: 'user-bob', name: 'bob', verified: false }],
      },
    ]);
  });

  it('an authorize that breaks is a failed login, by the code of its error', async () => {
    const app = await authJsInTest();
    await app.newBrowser().submit(LOGIN, { username: 'broken', password: 'x' });
    const records = await app.records();
    expect(records).toMatchObject([{ action: 'authn.login', outcome: 'failure', reason: 'ECONNREFUSED' }]);
    expect(JSON.stringify(records)).not.toContain('secret detail');
  });

  it('a form without its CSRF token is a login that was refused', async () => {
    const app = await authJsInTest();
    await app.newBrowser().post('/auth/callback/credentials', new URLSearchParams(GOOD));
    expect(await app.records()).toMatchObject([
      { action: 'authn.login', outcome: 'failure', reason: 'POLICY_VIOLATION', actorType: 'anonymous' },
    ]);
  });

  it.each([
    [false, 'PERMISSION_DENIED'],
    ['/second-step', 'REDIRECTED'],
  ])('a signIn callback that answers %s turns the login into a failure', async (answer, reason) => {
    const app = await authJsInTest({ config: { callbacks: { signIn: () => answer } } });
    await app.newBrowser().submit(LOGIN, GOOD);
    expect(await app.records()).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'failure',
        reason,
        actorType: 'anonymous',
        targets: [{ type: 'user', id: 'user-ada', name: 'ada@example.com', verified: false }],
      },
    ]);
  });

  it('a logout is by the user who went out', async () => {
    const app = await authJsInTest();
    const browser = app.newBrowser();
    await browser.submit(LOGIN, GOOD);
    const records = await app.during(() => browser.submit('/signout'));
    expect(records).toMatchObject([
      { action: 'authn.logout', outcome: 'success', actorId: 'user-ada', actorName: 'Ada' },
    ]);
  });

  it('looking at the session makes no record', async () => {
    const app = await authJsInTest();
    const browser = app.newBrowser();
    await browser.submit(LOGIN, GOOD);
    const records = await app.during(async () => {
      expect(await (await browser.get('/auth/session')).json()).toMatchObject({ user: { name: 'Ada' } });
    });
    expect(records).toEqual([]);
  });

  it('a login binds the recorded session, and a logout ends it', async () => {
    const app = await authJsInTest();
    const { sessionId, tag, ended } = await app.startSession();
    const browser = app.newBrowser();
    const login = await app.during(() => browser.submit(LOGIN, GOOD, tag));
    expect(login).toMatchObject([{ sessionId, sessionTrust: 'bound', requestId: 'request-1' }]);
    await app.during(() => browser.submit('/signout', {}, tag));
    expect((await app.storage.sessions.get(sessionId))?.endReason).toBe('logout');
    const next = await browser.get('/auth/session', tag);
    expect(next.headers.get('x-audit-session')).toBe(ended);
  });
});

describe('Auth.js: what is the host’s stays the host’s', () => {
  it('its events, logger and providers as functions', async () => {
    const signIn = vi.fn();
    const error = vi.fn();
    const app = await authJsInTest({ config: { events: { signIn }, logger: { error } } });
    await app.newBrowser().submit(LOGIN, GOOD);
    await app.newBrowser().submit(LOGIN, BAD);
    expect(signIn).toHaveBeenCalledOnce();
    expect(signIn.mock.lastCall?.[0]).toMatchObject({ user: { id: 'user-ada' } });
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.lastCall?.[0]).toMatchObject({ type: 'CredentialsSignin' });
  });

  it('its logger, also where that is an instance of a class', () => {
    class Log {
      readonly lines: string[] = [];
      error(error: Error): void {
        this.lines.push(`error ${error.name}`);
      }
      warn(code: string): void {
        this.lines.push(`warn ${code}`);
      }
      debug(message: string): void {
        this.lines.push(`debug ${message}`);
      }
    }
    const log = new Log();
    const config = { providers: [], logger: log as Pick<Log, 'error' | 'warn' | 'debug'> };
    // As Auth.js does, which takes the methods out.
    const { error, warn, debug } = auditAuthJs(auditInTest().audit, config).logger;
    error(new TypeError());
    warn('csrf-disabled');
    debug('adapter_createUser');
    expect(log.lines).toEqual(['error TypeError', 'warn csrf-disabled', 'debug adapter_createUser']);
  });

  it('the actor of everything else is who is signed in', async () => {
    const app = await authJsInTest();
    const browser = app.newBrowser();
    await browser.submit(LOGIN, GOOD);
    const records = await app.during(() => browser.post('/orders', {}));
    expect(records).toMatchObject([{ action: 'POST /orders', actorId: 'user-ada', actorName: 'Ada' }]);
  });

  it('without any draft a login is a record all the same, and so is a failure', async () => {
    const app = await authJsInTest({ handler: withoutHandler });
    await app.newBrowser().submit(LOGIN, GOOD);
    await app.newBrowser().submit(LOGIN, BAD);
    expect(await app.records()).toMatchObject([
      { action: 'authn.login', outcome: 'success', actorId: 'user-ada', ip: null },
      { action: 'authn.login', outcome: 'failure', actorType: 'anonymous', ip: null },
    ]);
  });

  it('a toActor that throws makes the actor unknown, and signs in all the same', async () => {
    const toActor = () => {
      throw new Error('no tenant');
    };
    const app = await authJsInTest({ options: { toActor } });
    const browser = app.newBrowser();
    expect(await browser.submit(LOGIN, GOOD)).not.toContain('error');
    expect(await app.records()).toMatchObject([{ action: 'authn.login', actorType: 'unknown' }]);
    expect(app.errors).toMatchObject([{ code: 'ERR_AUDIT_ACTOR' }]);
  });
});
