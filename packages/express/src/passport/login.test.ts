import { annotate, recordAuth } from '@auditreel/core';
import type { RequestHandler } from 'express';
import { Strategy as LocalStrategy } from 'passport-local';
import { describe, expect, it } from 'vitest';
import { expressVersion } from '../testing/express-version.js';
import { auditPassport } from './audit-passport.js';
import { auditStrategy } from './audit-strategy.js';
import {
  ADA,
  BAD,
  GOOD,
  type PassportInTest,
  passportInTest,
  type User,
  verify,
} from './testing/passport-in-test.js';

const ok: RequestHandler = (_req, res) => void res.json({});
const FAILED = { action: 'authn.login', kind: 'auth', outcome: 'failure', actorType: 'anonymous' };

/** The login of most apps. */
function withLogin(test: PassportInTest, options: object = {}): PassportInTest {
  test.app.post('/login', test.passport.authenticate('local', options) as RequestHandler, ok);
  return test;
}

describe(`Passport, on Express ${expressVersion}`, () => {
  it('a login takes the user who came in, and is one record', async () => {
    const test = withLogin(passportInTest());
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(200);
    expect(await test.records(1)).toMatchObject([
      {
        action: 'authn.login',
        kind: 'auth',
        outcome: 'success',
        stage: 'outcome',
        actorType: 'user',
        actorId: 'user-ada',
        actorName: 'Ada',
        route: '/login',
        statusCode: 200,
        metadata: { strategy: 'local' },
      },
    ]);
    expect(await test.records(1)).toHaveLength(1);
    expect(test.errors).toEqual([]);
  });

  it('a failed login is anonymous, and what was typed is hashed', async () => {
    const test = withLogin(passportInTest());
    const browser = await test.browser();
    await browser.post('/login').send(BAD).expect(401);
    const records = await test.records(1);
    expect(records).toMatchObject([
      { ...FAILED, reason: 'INVALID_CREDENTIALS', targetType: 'user', targetId: null },
    ]);
    expect(records[0]?.targetName).toMatch(/^hash:/);
    expect(JSON.stringify(records)).not.toMatch(/not-this-one|"ada"/);
  });

  it('a failed login of somebody who is signed in is anonymous too', async () => {
    const test = withLogin(passportInTest());
    const browser = await test.browser();
    await browser.post('/login').send(GOOD);
    await browser.post('/login').send(BAD);
    expect((await test.records(2))[1]).toMatchObject(FAILED);
  });

  it('verify says why, and whose account it is', async () => {
    const test = withLogin(passportInTest());
    const browser = await test.browser();
    await browser.post('/login').send({ username: 'bob', password: 'x' });
    expect(await test.records(1)).toMatchObject([
      {
        ...FAILED,
        reason: 'ACCOUNT_LOCKED_OUT',
        targets: [{ type: 'user', id: 'user-bob', name: 'bob', verified: false }],
      },
    ]);
  });

  it('nothing typed at all fails too', async () => {
    const test = withLogin(passportInTest());
    const browser = await test.browser();
    await browser.post('/login').send({}).expect(400);
    expect(await test.records(1)).toMatchObject([{ ...FAILED, targets: null, statusCode: 400 }]);
  });

  it('redirected away, a failure is still one', async () => {
    const test = withLogin(passportInTest(), { failureRedirect: '/login' });
    const browser = await test.browser();
    await browser.post('/login').send(BAD).expect(302);
    expect(await test.records(1)).toMatchObject([{ ...FAILED, statusCode: 302 }]);
  });

  it('as an error to the app, a failure is still one', async () => {
    const test = withLogin(passportInTest(), { failWithError: true });
    const browser = await test.browser();
    await browser.post('/login').send(BAD).expect(401);
    expect(await test.records(1)).toMatchObject([{ ...FAILED, reason: 'INVALID_CREDENTIALS' }]);
  });

  it('a strategy that breaks is a failure by the code of its error', async () => {
    const test = withLogin(passportInTest());
    const browser = await test.browser();
    await browser.post('/login').send({ username: 'broken', password: 'x' }).expect(500);
    const records = await test.records(1);
    expect(records).toMatchObject([{ ...FAILED, reason: 'ECONNREFUSED', statusCode: 500 }]);
    expect(JSON.stringify(records)).not.toContain('secret detail');
  });

  it('a session that can’t be saved is a failure', async () => {
    const test = withLogin(passportInTest());
    test.store.set = (_id, _session, done) => done?.(new Error('disk full'));
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(500);
    expect(await test.records(1)).toMatchObject([{ ...FAILED, reason: 'ERROR' }]);
  });

  it('of several strategies the first that knows the user makes the login', async () => {
    const test = passportInTest();
    const other = new LocalStrategy((_name, _password, done) => done(null, false));
    test.passport.use('other', auditStrategy(test.audit, other));
    test.app.post('/login', test.passport.authenticate(['other', 'local']) as RequestHandler, ok);
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(200);
    await browser.post('/login').send(BAD).expect(401);
    expect(await test.records(2)).toMatchObject([
      { action: 'authn.login', outcome: 'success', actorId: 'user-ada' },
      FAILED,
    ]);
  });

  it('what the host annotates stays on the record', async () => {
    const test = passportInTest();
    test.app.post('/login', test.passport.authenticate('local') as RequestHandler, (_req, res) => {
      annotate({ metadata: { plan: 'pro' } });
      res.json({});
    });
    const browser = await test.browser();
    await browser.post('/login').send(GOOD);
    expect(await test.records(1)).toMatchObject([{ action: 'authn.login', metadata: { plan: 'pro' } }]);
  });

  it('without auditMiddleware a strategy opens the record itself', async () => {
    const test = withLogin(passportInTest({ hasMiddleware: false }));
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(200);
    expect(await test.records(1)).toMatchObject([
      { action: 'authn.login', actorId: 'user-ada', method: 'POST', ip: '127.0.0.1' },
    ]);
  });

  it('a toActor that throws makes the actor unknown, and signs in all the same', async () => {
    const toActor = () => {
      throw new Error('no tenant');
    };
    const test = withLogin(passportInTest({ options: { toActor } }));
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(200);
    expect(await test.records(1)).toMatchObject([{ action: 'authn.login', actorType: 'unknown' }]);
    expect(test.errors).toMatchObject([{ code: 'ERR_AUDIT_ACTOR' }]);
  });
});

describe(`Passport with the host’s own callback, on Express ${expressVersion}`, () => {
  type Decide = (
    user: User | false,
    req: Parameters<RequestHandler>[0],
    res: Parameters<RequestHandler>[1],
  ) => void;
  const withCallback = (decide: Decide): PassportInTest => {
    const test = passportInTest();
    test.app.post('/login', (req, res, next) => {
      const callback = (error: unknown, user: User | false) => (error ? next(error) : decide(user, req, res));
      (test.passport.authenticate('local', callback) as RequestHandler)(req, res, next);
    });
    return test;
  };

  it('logIn makes the login, and its refusal the failure', async () => {
    const test = withCallback((user, req, res) => {
      if (user === false) res.status(422).json({});
      else req.logIn(user, () => res.json({}));
    });
    const browser = await test.browser();
    await browser.post('/login').send(BAD).expect(422);
    await browser.post('/login').send(GOOD).expect(200);
    expect(await test.records(2)).toMatchObject([
      { ...FAILED, statusCode: 422 },
      { action: 'authn.login', outcome: 'success', actorId: 'user-ada' },
    ]);
  });

  it('a token in place of a session is a login too', async () => {
    const test = withCallback((_user, _req, res) => void res.json({ token: 'very-secret-token' }));
    const browser = await test.browser();
    await browser.post('/login').send(GOOD);
    const records = await test.records(1);
    expect(records).toMatchObject([{ action: 'authn.login', outcome: 'success', actorId: 'user-ada' }]);
    expect(JSON.stringify(records)).not.toContain('very-secret');
  });

  it('a redirect without logIn is no login: what is still due is not known', async () => {
    const test = withCallback((_user, _req, res) => res.redirect('/you-are-banned'));
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(302);
    const records = await test.records(1);
    expect(records).toMatchObject([
      { action: 'authn.challenge', outcome: 'success', actorType: 'anonymous', targetId: 'user-ada' },
    ]);
    expect(records).toHaveLength(1);
  });

  it.each([
    ['authn.challenge', { actor: { type: 'anonymous' } }, '/2fa'],
    ['authn.login', { outcome: 'failure', reason: 'ACCOUNT_LOCKED_OUT' }, '/locked'],
  ] as const)('what the callback records itself, %s, is all there is', async (action, event, to) => {
    const test = withCallback((_user, _req, res) => {
      void recordAuth(test.audit, action, event).then(() => res.redirect(to));
    });
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(302);
    await browser.post('/login').send(BAD).expect(302);
    const records = await test.records(2);
    expect(records).toMatchObject([
      { action, stage: 'outcome' },
      { action, stage: 'outcome' },
    ]);
    expect(records).toHaveLength(2);
  });

  it('a no after all is a failure of whom it was', async () => {
    const test = withCallback((_user, _req, res) => void res.status(403).json({}));
    const browser = await test.browser();
    await browser.post('/login').send(GOOD);
    expect(await test.records(1)).toMatchObject([
      { ...FAILED, reason: 'PERMISSION_DENIED', targetId: 'user-ada', statusCode: 403 },
    ]);
  });
});

describe(`Passport beside logins, on Express ${expressVersion}`, () => {
  it('a sign-up that the host names is the record, and its login the event', async () => {
    const test = passportInTest();
    test.app.post('/sign-up', async (req, res) => {
      await recordAuth(test.audit, 'user.create', { actor: { type: 'user', id: ADA.id } });
      req.logIn(ADA, () => res.json({}));
    });
    const browser = await test.browser();
    await browser.post('/sign-up').expect(200);
    const records = await test.records(2);
    expect(records.find(({ stage }) => stage === 'outcome')).toMatchObject({ action: 'user.create' });
    expect(records.find(({ stage }) => stage === 'event')).toMatchObject({
      action: 'authn.login',
      actorId: 'user-ada',
    });
  });

  it('a logout is by the user who went out, and ends the recorded session', async () => {
    const test = withLogin(passportInTest());
    test.app.post('/logout', (req, res, next) => {
      req.logout((error) => (error ? next(error) : res.json({})));
    });
    const browser = await test.browser();
    const started = await browser
      .post('/api/auditreel/session')
      .set('sec-fetch-site', 'same-origin')
      .send({ sentAt: Date.now(), reason: 'start' })
      .expect(200);
    const { sessionId, sessionToken } = started.body as Record<'sessionId' | 'sessionToken', string>;
    const tag = `v1;${sessionToken};tab-1;request-1;1`;
    await browser.post('/login').set('x-audit-ctx', tag).send(GOOD).expect(200);
    await browser
      .post('/logout')
      .set('x-audit-ctx', tag)
      .expect(200)
      .expect('x-audit-session', `ended;${sessionToken.slice(-8)}`);
    expect(await test.records(2)).toMatchObject([
      { action: 'authn.login', sessionId, sessionTrust: 'bound' },
      { action: 'authn.logout', outcome: 'success', actorId: 'user-ada', actorName: 'Ada', sessionId },
    ]);
    expect((await test.storage.sessions.get(sessionId))?.endReason).toBe('logout');
  });

  it('hung twice, a logout is one record', async () => {
    const test = withLogin(passportInTest());
    test.app.use(auditPassport(test.audit));
    test.app.post('/logout', (req, res, next) => {
      req.logout((error) => (error ? next(error) : res.json({})));
    });
    const browser = await test.browser();
    await browser.post('/login').send(GOOD).expect(200);
    await browser.post('/logout').expect(200);
    const records = await test.records(2);
    expect(records).toMatchObject([
      { action: 'authn.login', stage: 'outcome' },
      { action: 'authn.logout', stage: 'outcome' },
    ]);
    expect(records).toHaveLength(2);
  });

  it('a logout of nobody is an ordinary record', async () => {
    const test = passportInTest();
    test.app.post('/logout', (req, res, next) => req.logout((error) => (error ? next(error) : res.json({}))));
    const browser = await test.browser();
    await browser.post('/logout').expect(200);
    expect(await test.records(1)).toMatchObject([{ action: 'POST /logout', actorType: 'anonymous' }]);
  });

  it('everything else is by who is signed in', async () => {
    const test = withLogin(passportInTest());
    test.app.post('/orders', ok);
    const browser = await test.browser();
    await browser.post('/login').send(GOOD);
    await browser.post('/orders');
    expect((await test.records(2))[1]).toMatchObject({ action: 'POST /orders', actorId: 'user-ada' });
  });

  it('an account that is added to who is signed in is no login', async () => {
    const test = withLogin(passportInTest());
    test.app.post('/connect', test.passport.authorize('local') as RequestHandler, ok);
    const browser = await test.browser();
    await browser.post('/login').send(GOOD);
    await browser.post('/connect').send(GOOD).expect(200);
    expect((await test.records(2))[1]).toMatchObject({ action: 'POST /connect', actorId: 'user-ada' });
  });

  it('claimed says what was typed where no field does', async () => {
    const strategy = new LocalStrategy({ usernameField: 'mail' }, verify);
    const test = withLogin(
      passportInTest({ strategy, options: { claimed: (req) => (req.body as { mail?: string }).mail } }),
    );
    const browser = await test.browser();
    await browser.post('/login').send({ mail: 'bob', password: 'x' });
    expect(await test.records(1)).toMatchObject([{ targetName: 'bob', targetId: 'user-bob' }]);
  });
});
