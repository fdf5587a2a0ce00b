import type { Adapter, AdapterUser, VerificationToken } from '@auth/core/adapters';
import type { Provider } from '@auth/core/providers';
import { describe, expect, it } from 'vitest';
import { serve } from '../testing/audited-server.js';
import { authJsInTest } from './testing/auth-js-in-test.js';

/** The smallest adapter that real sign-ins need; like some, it does not tell which session it deleted. */
function memoryAdapter(): Adapter & { readonly users: AdapterUser[] } {
  const users: AdapterUser[] = [];
  const accounts: { provider: string; providerAccountId: string; userId: string }[] = [];
  const sessions = new Map<string, { sessionToken: string; userId: string; expires: Date }>();
  const tokens: VerificationToken[] = [];
  const byId = (id: string | undefined) => users.find((user) => user.id === id) ?? null;
  return {
    users,
    createUser: (user) => {
      const made = { ...user, id: `user-${users.length + 1}` };
      users.push(made);
      return made;
    },
    getUser: byId,
    getUserByEmail: (email) => users.find((user) => user.email === email) ?? null,
    getUserByAccount: ({ provider, providerAccountId }) =>
      byId(
        accounts.find((one) => one.provider === provider && one.providerAccountId === providerAccountId)
          ?.userId,
      ),
    updateUser: (changes) => Object.assign(byId(changes.id) ?? {}, changes) as AdapterUser,
    linkAccount: (account) => void accounts.push(account),
    createSession: (session) => {
      sessions.set(session.sessionToken, session);
      return session;
    },
    getSessionAndUser: (token) => {
      const session = sessions.get(token);
      const user = byId(session?.userId);
      return session === undefined || user === null ? null : { session, user };
    },
    updateSession: () => null,
    deleteSession: async (token) => void sessions.delete(token),
    createVerificationToken: (token) => {
      tokens.push(token);
      return token;
    },
    useVerificationToken: ({ token }) => {
      const at = tokens.findIndex((one) => one.token === token);
      return at < 0 ? null : (tokens.splice(at, 1)[0] ?? null);
    },
  };
}

function emailProvider(links: string[]): Provider {
  return {
    id: 'email',
    type: 'email',
    name: 'Email',
    from: 'auth@example.com',
    maxAge: 600,
    options: {},
    sendVerificationRequest: async ({ url }) => void links.push(url),
  };
}

describe('Auth.js with sessions in a database', () => {
  it('a link is a challenge, following it a login, and the first time a sign-up', async () => {
    const links: string[] = [];
    const app = await authJsInTest({
      config: { adapter: memoryAdapter(), providers: [emailProvider(links)] },
    });
    const browser = app.newBrowser();
    const asked = await app.during(() => browser.submit('/signin/email', { email: 'ada@example.com' }));
    expect(asked).toMatchObject([{ action: 'authn.challenge', outcome: 'success', actorType: 'anonymous' }]);
    expect(asked[0]?.targetName).toMatch(/^hash:/);

    const { pathname, search, searchParams } = new URL(links[0] ?? '');
    const followed = await app.during(() => browser.get(pathname + search));
    expect(followed).toMatchObject([
      { action: 'user.create', stage: 'outcome', method: 'GET', actorId: 'user-1', targetId: 'user-1' },
      { action: 'authn.login', stage: 'event', actorId: 'user-1', metadata: { provider: 'email' } },
    ]);
    const again = await app.during(() => app.newBrowser().get(pathname + search));
    expect(again).toMatchObject([
      { action: 'authn.login', outcome: 'failure', reason: 'TOKEN_INVALID', actorType: 'anonymous' },
    ]);

    const ordinary = await app.during(() => browser.post('/orders', {}));
    expect(ordinary).toMatchObject([{ action: 'POST /orders', actorId: 'user-1' }]);
    const left = await app.during(() => browser.submit('/signout'));
    expect(left).toMatchObject([{ action: 'authn.logout', actorId: 'user-1' }]);
    expect(JSON.stringify(await app.records())).not.toContain(searchParams.get('token'));
    expect(app.errors).toEqual([]);
  });

  it('a link that can’t be sent is a challenge that failed', async () => {
    // Auth.js waits for sending only once it has kept the token.
    let keep = (): void => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const createVerificationToken = (token: VerificationToken): VerificationToken => {
      setTimeout(keep, 0);
      return token;
    };
    const sendVerificationRequest = async (): Promise<void> => {
      await kept;
      throw new Error('no route to mail server');
    };
    const adapter = Object.assign(memoryAdapter(), { createVerificationToken });
    const broken = Object.assign(emailProvider([]), { sendVerificationRequest });
    const app = await authJsInTest({ config: { adapter, providers: [broken] } });
    await app.newBrowser().submit('/signin/email', { email: 'ada@example.com' });
    expect(await app.records()).toMatchObject([{ action: 'authn.challenge', outcome: 'failure' }]);
  });

  it('coming back from a provider is a login, or a failure', async () => {
    const identity = await serve((req, res) => {
      res.setHeader('content-type', 'application/json');
      const isToken = req.url?.startsWith('/token') ?? false;
      const user = { id: 'local-1', email: 'ada@example.com', name: 'Ada' };
      res.end(JSON.stringify(isToken ? { access_token: 'very-secret-access', token_type: 'bearer' } : user));
    });
    const local: Provider = {
      id: 'local',
      name: 'Local',
      type: 'oauth',
      clientId: 'client',
      clientSecret: 'client-secret-of-the-host',
      authorization: `${identity}/authorize`,
      token: `${identity}/token`,
      userinfo: `${identity}/userinfo`,
      checks: ['state'],
      profile: ({ id, email, name }) => ({ id, email, name }),
    };
    const app = await authJsInTest({ config: { adapter: memoryAdapter(), providers: [local] } });
    const browser = app.newBrowser();
    const begin = async () => new URL(await browser.submit('/signin/local')).searchParams.get('state') ?? '';

    const going = await app.during(begin);
    expect(going).toMatchObject([{ action: 'POST /auth/signin/local', outcome: 'success' }]);
    const first = await app.during(async () =>
      browser.get(`/auth/callback/local?code=secret-code&state=${await begin()}`),
    );
    expect(first.slice(1)).toMatchObject([
      { action: 'user.create', stage: 'outcome', actorId: 'user-1' },
      { action: 'authn.login', stage: 'event', actorName: 'Ada', metadata: { provider: 'local' } },
    ]);
    const refused = await app.during(async () =>
      app.newBrowser().get(`/auth/callback/local?error=access_denied&state=${await begin()}`),
    );
    expect(refused.at(-1)).toMatchObject({
      action: 'authn.login',
      outcome: 'failure',
      actorType: 'anonymous',
    });
    expect(JSON.stringify(await app.records())).not.toMatch(/very-secret|secret-code|client-secret/);
    expect(app.errors).toEqual([]);
  });
});
