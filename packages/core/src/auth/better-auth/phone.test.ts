import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { phoneNumber } from 'better-auth/plugins';
import { expect, it } from 'vitest';
import { authInTest } from './testing/auth-in-test.js';

const NUMBER = '+15550100';

async function withPhone() {
  const codes: string[] = [];
  const plugin = phoneNumber({
    sendOTP: ({ code }) => void codes.push(code),
    signUpOnVerification: { getTempEmail: (number) => `${number.slice(1)}@example.com` },
  });
  const app = await authInTest({ plugins: [plugin] });
  const browser = app.newBrowser();
  const ask = () => browser.post('/api/auth/phone-number/send-otp', { phoneNumber: NUMBER });
  const verify = (body: object) =>
    app.during(() => browser.post('/api/auth/phone-number/verify', { phoneNumber: NUMBER, ...body }));
  return { app, codes, ask, verify };
}

it('a code that came by phone signs in, and a wrong one is a failed login', async () => {
  const { app, codes, ask, verify } = await withPhone();
  await ask();
  expect(await verify({ code: '000000x' })).toMatchObject([
    {
      action: 'authn.login',
      outcome: 'failure',
      reason: 'INVALID_CREDENTIALS',
      actorType: 'anonymous',
      targetName: expect.stringMatching(/^hash:/),
    },
  ]);
  await ask();
  expect(await verify({ code: codes.at(-1) ?? '' })).toMatchObject([
    { action: 'user.create', stage: 'outcome' },
    { action: 'authn.login', stage: 'event', outcome: 'success' },
  ]);
  await ask();
  expect(await verify({ code: codes.at(-1) ?? '' })).toMatchObject([
    { action: 'authn.login', outcome: 'success', actorType: 'user' },
  ]);
  expect(app.errors).toEqual([]);
});

it.each([{ updatePhoneNumber: true }, { disableSession: true }])(
  'a code that proves a number only is no login: %o',
  async (why) => {
    const { ask, verify } = await withPhone();
    await ask();
    expect(await verify({ code: '000000x', ...why })).toMatchObject([
      { action: 'POST /api/auth/phone-number/verify', kind: 'create' },
    ]);
  },
);

it.each(['/passkey/verify-authentication', '/sso/saml2/sp/acs/:providerId'])(
  'a refusal of %s, from a package of its own, is a failed login',
  async (path) => {
    const refuses: BetterAuthPlugin = {
      id: 'refuses',
      endpoints: {
        refuses: createAuthEndpoint(path, { method: 'POST' }, async () => {
          throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED', message: 'no' });
        }),
      },
    };
    const app = await authInTest({ plugins: [refuses] });
    const url = `/api/auth${path.replace(':providerId', 'my-provider')}`;
    const records = await app.during(() => app.newBrowser().post(url, {}));
    expect(records).toMatchObject([
      { action: 'authn.login', outcome: 'failure', actorType: 'anonymous', route: `/api/auth${path}` },
    ]);
    expect(JSON.stringify(records)).not.toContain('my-provider');
  },
);
