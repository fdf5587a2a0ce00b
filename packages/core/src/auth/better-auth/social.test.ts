import { genericOAuth } from 'better-auth/plugins';
import { expect, it } from 'vitest';
import { serve } from '../testing/audited-server.js';
import { authInTest } from './testing/auth-in-test.js';

/** An identity provider that lets everybody in. */
function identityProvider(): Promise<string> {
  return serve((req, res) => {
    res.setHeader('content-type', 'application/json');
    const isToken = req.url?.startsWith('/token') ?? false;
    const user = {
      id: 'local-1',
      sub: 'local-1',
      email: 'ada@example.com',
      email_verified: true,
      name: 'Ada',
    };
    res.end(JSON.stringify(isToken ? { access_token: 'very-secret-access', token_type: 'Bearer' } : user));
  });
}

async function withProvider() {
  const provider = await identityProvider();
  const app = await authInTest({
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'local',
            clientId: 'client',
            clientSecret: 'client-secret-of-the-host',
            authorizationUrl: `${provider}/authorize`,
            tokenUrl: `${provider}/token`,
            userInfoUrl: `${provider}/userinfo`,
          },
        ],
      }),
    ],
  });
  const browser = app.newBrowser();
  const begin = async (callbackURL = '/welcome', path = '/sign-in/social'): Promise<string> => {
    const body = { provider: 'local', callbackURL, errorCallbackURL: '/oops' };
    const answer = await browser.post(`/api/auth${path}`, body);
    const { url } = (await answer.json()) as { readonly url: string };
    return new URL(url).searchParams.get('state') ?? '';
  };
  return { app, browser, begin };
}

it('coming back from a provider is the login, going there is not', async () => {
  const { app, browser, begin } = await withProvider();
  let state = '';
  const going = await app.during(async () => {
    state = await begin();
  });
  expect(going).toMatchObject([{ action: 'POST /api/auth/sign-in/social', outcome: 'success' }]);
  const first = await app.during(() =>
    browser.get(`/api/auth/callback/local?code=secret-code&state=${state}`),
  );
  expect(first).toMatchObject([
    { action: 'user.create', stage: 'outcome', method: 'GET', route: '/api/auth/callback/:id' },
    { action: 'authn.login', stage: 'event', actorName: 'Ada', metadata: { provider: 'local' } },
  ]);
  const [, second] = await app.during(async () =>
    browser.get(`/api/auth/callback/local?code=secret-code&state=${await begin()}`),
  );
  expect(second).toMatchObject({ action: 'authn.login', outcome: 'success', actorId: first[0]?.targetId });
  expect(JSON.stringify(await app.records())).not.toMatch(/very-secret|secret-code|client-secret/);
  expect(app.errors).toEqual([]);
});

it('a provider’s no is a failed login', async () => {
  const { app, browser, begin } = await withProvider();
  const state = await begin();
  const records = await app.during(() =>
    browser.get(`/api/auth/callback/local?error=access_denied&state=${state}`),
  );
  expect(records).toMatchObject([
    { action: 'authn.login', outcome: 'failure', reason: 'ACCESS_DENIED', actorType: 'anonymous' },
  ]);
});

it('an address to come back to that says error is a login all the same', async () => {
  const { app, browser, begin } = await withProvider();
  const come = async () => {
    const state = await begin('/welcome?error=ACCOUNT_LOCKED_OUT');
    return app.during(() => browser.get(`/api/auth/callback/local?code=secret-code&state=${state}`));
  };
  expect(await come()).toMatchObject([
    { action: 'user.create', outcome: 'success', stage: 'outcome' },
    { action: 'authn.login', outcome: 'success', stage: 'event' },
  ]);
  expect(await come()).toMatchObject([{ action: 'authn.login', outcome: 'success', reason: null }]);
});

it('an account that can’t be linked to who is signed in is no failed login', async () => {
  const { app, browser, begin } = await withProvider();
  await browser.post('/api/auth/sign-up/email', {
    name: 'Bob',
    email: 'bob@example.com',
    password: 'correct-horse-battery',
  });
  const state = await begin('/settings', '/link-social');
  expect(state).not.toBe('');
  const records = await app.during(() =>
    browser.get(`/api/auth/callback/local?error=access_denied&state=${state}`),
  );
  expect(records).toEqual([]);
});

it('a provider that is not set up is not named', async () => {
  const { app, browser } = await withProvider();
  const records = await app.during(() => browser.get('/api/auth/callback/hunter2-secret?error=denied'));
  expect(records).toMatchObject([{ action: 'authn.login', outcome: 'failure' }]);
  expect(JSON.stringify(records)).not.toContain('hunter2');
});
