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
  const begin = async (): Promise<string> => {
    const body = { provider: 'local', callbackURL: '/welcome', errorCallbackURL: '/oops' };
    const answer = await browser.post('/api/auth/sign-in/social', body);
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
