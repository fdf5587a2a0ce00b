import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, createAuthMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { describe, expect, it } from 'vitest';
import type { AuditError } from '../../errors.js';
import { type AuthInTest, authInTest, PASSWORD } from './testing/auth-in-test.js';

const BODY = { email: 'ada@example.com', password: PASSWORD };
const login = (app: AuthInTest) => app.newBrowser().post('/api/auth/sign-in/email', BODY);

const rawEndpoint = createAuthEndpoint('/raw-login', { method: 'POST' }, async (ctx) => {
  const found = await ctx.context.internalAdapter.findUserByEmail('ada@example.com');
  if (found === null) return new Response('no', { status: 401 });
  const session = await ctx.context.internalAdapter.createSession(found.user.id);
  await setSessionCookie(ctx, { session, user: found.user });
  return new Response('yes');
});

/** better-auth asks no hook after an endpoint that comes back with a whole response. */
const answersItself: typeof rawEndpoint = Object.assign(
  ((ctx: object) => rawEndpoint({ ...ctx, asResponse: true })) as typeof rawEndpoint,
  { path: rawEndpoint.path, options: rawEndpoint.options },
);

/** Sign somebody in without a name that the plugin knows. */
const rawLogin: BetterAuthPlugin = {
  id: 'raw-login',
  endpoints: {
    rawLogin: answersItself,
    tokenLogin: createAuthEndpoint('/token-login', { method: 'POST' }, async (ctx) => {
      const found = await ctx.context.internalAdapter.findUserByEmail('ada@example.com');
      if (found === null) throw new APIError('UNAUTHORIZED');
      const session = await ctx.context.internalAdapter.createSession(found.user.id);
      await setSessionCookie(ctx, { session, user: found.user });
      return ctx.json({});
    }),
  },
};

const turnsAway: BetterAuthPlugin = {
  id: 'turns-away',
  hooks: {
    before: [
      {
        matcher: (context) => context.path === '/sign-in/email',
        handler: createAuthMiddleware(async () => {
          throw new APIError('BAD_REQUEST', { message: 'Captcha failed' });
        }),
      },
    ],
  },
};

describe('what better-auth’s hooks never hear of', () => {
  it('a raw response that signs somebody in is a login', async () => {
    const app = await authInTest({ plugins: [rawLogin] });
    const { id } = await app.signUp('ada');
    const records = await app.during(() => app.newBrowser().post('/api/auth/raw-login', {}));
    expect(records).toMatchObject([
      { action: 'authn.login', outcome: 'success', actorId: id, route: '/api/auth/raw-login' },
    ]);
    expect(records).toHaveLength(1);
  });

  it('an endpoint without a name that opens a session is a login', async () => {
    const app = await authInTest({ plugins: [rawLogin] });
    const { id } = await app.signUp('ada');
    const records = await app.during(() => app.newBrowser().post('/api/auth/token-login', {}));
    expect(records).toMatchObject([
      { action: 'authn.login', actorId: id, metadata: { endpoint: '/token-login' } },
    ]);
  });

  it('another plugin turns a login away before it is tried', async () => {
    const app = await authInTest({ plugins: [turnsAway] });
    const records = await app.during(() => login(app));
    expect(records).toMatchObject([
      { action: 'authn.login', outcome: 'failure', actorType: 'anonymous', statusCode: 400 },
    ]);
  });

  it('too many logins are turned away before they come to an endpoint', async () => {
    const app = await authInTest({
      auth: {
        rateLimit: {
          enabled: true,
          window: 60,
          max: 1,
          customRules: { '/sign-in/*': { window: 60, max: 1 } },
        },
      },
    });
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const browser = app.newBrowser();
    await browser.post('/api/auth/sign-in/email', BODY, headers);
    const records = await app.during(() => browser.post('/api/auth/sign-in/email', BODY, headers));
    expect(records).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'failure',
        reason: 'RATE_LIMITED',
        statusCode: 429,
        route: '/api/auth/sign-in/email',
      },
    ]);
  });

  it('an endpoint that breaks is a failed login', async () => {
    let isDown = false;
    const app = await authInTest({
      auth: {
        databaseHooks: {
          session: {
            create: {
              before: async () => {
                if (isDown) throw new Error('the database is gone');
              },
            },
          },
        },
      },
    });
    await app.signUp('ada');
    isDown = true;
    const records = await app.during(() => login(app));
    expect(records).toMatchObject([{ action: 'authn.login', outcome: 'failure', statusCode: 500 }]);
    expect(JSON.stringify(records)).not.toContain('the database is gone');
  });
});

describe('auditing better-auth never breaks it', () => {
  it('a build without a secret sets it up, and without one requests go on', async () => {
    const app = await authInTest({ audit: { secret: undefined } });
    expect(app.errors).toEqual([]);
    expect((await login(app)).status).toBe(401);
    expect(app.errors.map((error) => (error as AuditError).code)).toContain('ERR_AUDIT_SECRET');
    expect(await app.records()).toMatchObject([{ action: 'authn.login', targetName: null }]);
  });

  it('a toActor that throws makes the actor unknown', async () => {
    const toActor = () => {
      throw new Error('no tenant');
    };
    const app = await authInTest({ actor: { toActor } });
    await app.signUp('ada');
    expect(await app.records()).toMatchObject([
      { action: 'user.create', actorType: 'unknown' },
      { action: 'authn.login', actorType: 'unknown' },
    ]);
    expect(app.errors).toMatchObject([{ code: 'ERR_AUDIT_ACTOR' }, { code: 'ERR_AUDIT_ACTOR' }]);
  });

  it('a storage that is down changes no answer', async () => {
    const down = () => Promise.reject(new Error('down'));
    const app = await authInTest();
    Object.assign(app.storage.records, { insert: down });
    expect((await login(app)).status).toBe(401);
  });
});
