import { createAudit, memoryStorage } from '@auditreel/core';
import { auditAuthJs } from '@auditreel/core/auth-js';
import { ExpressAuth, type ExpressAuthConfig, getSession } from '@auth/express';
import Credentials from '@auth/express/providers/credentials';
import express, { type Request } from 'express';
import request from 'supertest';
import { expect, it } from 'vitest';
import { auditMiddleware } from './index.js';
import { expressVersion } from './testing/express-version.js';

const PASSWORD = 'correct-horse-battery';

it(`@auth/express on Express ${expressVersion}: one record a login, with the request’s own facts`, async () => {
  const storage = memoryStorage();
  const errors: Error[] = [];
  const config: ExpressAuthConfig = {
    secret: 'auth-js-secret-that-is-only-for-tests',
    trustHost: true,
    logger: { error: () => {} },
    callbacks: {
      session: ({ session, token }) => Object.assign(session, { user: { ...session.user, id: token.sub } }),
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: ({ password }) => (password === PASSWORD ? { id: 'user-ada', name: 'Ada' } : null),
      }),
    ],
  };
  const audit = createAudit({
    storage,
    secret: 's'.repeat(32),
    actor: async (_request, req) => {
      const user = (await getSession(req as Request, config))?.user;
      return user?.id ? { type: 'user', id: user.id, name: user.name ?? '' } : null;
    },
    onError: (error) => errors.push(error),
  });
  const app = express();
  app.use(auditMiddleware(audit));
  const audited = auditAuthJs(audit, config);
  app.use('/auth', ExpressAuth(audited));
  app.post('/orders', async (req, res) => {
    res.json(await getSession(req, audited));
  });

  const browser = request.agent(app);
  const submit = async (path: string, fields: object = {}): Promise<string> => {
    const { csrfToken } = (await browser.get('/auth/csrf')).body as { readonly csrfToken: string };
    const answer = await browser
      .post(path)
      .type('form')
      .send({ csrfToken, ...fields });
    return answer.headers.location ?? '';
  };
  const login = (password: string) =>
    submit('/auth/callback/credentials', { email: 'ada@example.com', password });
  expect(await login('not-this-one')).toContain('error=CredentialsSignin');
  await login(PASSWORD);
  expect((await browser.post('/orders')).body).toMatchObject({ user: { name: 'Ada' } });
  await submit('/auth/signout');

  await new Promise((resolve) => setTimeout(resolve, 30));
  await audit.flush();
  const { records } = await storage.records.list({ limit: 20 });
  expect(records.toReversed()).toMatchObject([
    { action: 'authn.login', outcome: 'failure', reason: 'INVALID_CREDENTIALS', actorType: 'anonymous' },
    { action: 'authn.login', outcome: 'success', actorId: 'user-ada', method: 'POST', statusCode: 302 },
    { action: 'POST /orders', actorId: 'user-ada', actorName: 'Ada' },
    { action: 'authn.logout', outcome: 'success', actorId: 'user-ada' },
  ]);
  expect(records).toHaveLength(4);
  for (const { ip } of records) expect(ip).toMatch(/127\.0\.0\.1|::1/);
  expect(JSON.stringify(records)).not.toMatch(/not-this-one|ada@example/);
  expect(errors).toEqual([]);
});
