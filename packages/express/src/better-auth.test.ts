import { createRequire } from 'node:module';
import { type AuditRecord, createAudit, memoryStorage } from '@auditreel/core';
import {
  auditAuth,
  auditHandler,
  type BetterAuthHandler,
  type BetterAuthSessions,
  betterAuthActor,
} from '@auditreel/core/better-auth';
import express, { type RequestHandler } from 'express';
import request from 'supertest';
import { expect, it } from 'vitest';
import { auditMiddleware } from './index.js';
import { expressVersion } from './testing/express-version.js';

/** better-auth as core's tests have it: npm may have put it beside core alone. */
const fromCore = createRequire(createRequire(import.meta.url).resolve('@auditreel/core/package.json'));
const { betterAuth } = fromCore('better-auth') as {
  betterAuth(options: object): BetterAuthHandler & BetterAuthSessions;
};
const { createAuthEndpoint } = fromCore('better-auth/api') as {
  createAuthEndpoint(
    path: string,
    options: object,
    handler: (ctx: Endpoint) => Promise<Response>,
  ): (ctx: object) => Promise<unknown>;
};
const { memoryAdapter } = fromCore('better-auth/adapters/memory') as { memoryAdapter(rows: object): unknown };
const { setSessionCookie } = fromCore('better-auth/cookies') as {
  setSessionCookie(ctx: Endpoint, signedIn: object): Promise<void>;
};
const { toNodeHandler } = fromCore('better-auth/node') as {
  toNodeHandler(handler: (request: Request) => Promise<Response>): RequestHandler;
};
const { admin } = fromCore('better-auth/plugins') as { admin(): unknown };

interface Endpoint {
  readonly context: {
    readonly internalAdapter: {
      findUserByEmail(email: string): Promise<{ readonly user: { readonly id: string } }>;
      createSession(userId: string): Promise<object>;
    };
  };
}

interface Database {
  readonly [table: string]: Record<string, unknown>[];
  readonly user: Record<string, unknown>[];
}

const PASSWORD = 'correct-horse-battery';
const ORIGIN = 'http://shop.test';
const AUTH_ROUTE = expressVersion === '4' ? '/api/auth/*' : '/api/auth/{*any}';

it(`better-auth on Express ${expressVersion}: one record a request, by who acts and for whom`, async () => {
  const { browser, records, database, errors } = authOnExpress();
  const rootId = await signUp(browser(), 'root');
  for (const user of database.user) user.role = 'admin';
  const adaId = await signUp(browser(), 'ada');

  const root = browser();
  const post = (path: string, body: object = {}) => root.post(path).send(body);
  const login = (password: string) =>
    post('/api/auth/sign-in/email', { email: 'root@example.com', password });
  await login('not-this-one').expect(401);
  await login(PASSWORD).expect(200);
  await post('/api/auth/admin/impersonate-user', { userId: adaId }).expect(200);
  await post('/orders').expect(201);
  await post('/api/auth/admin/stop-impersonating').expect(200);
  await post('/orders').expect(201);
  await post('/api/auth/sign-out').expect(200);
  await browser().post('/api/auth/raw-login').send({}).expect(200, 'raw');

  const found = await records();
  const known = { [rootId]: 'root', [adaId]: 'ada' };
  expect(found.map((record) => told(record, known))).toEqual([
    'outcome: root: user.create of root: success 200',
    'event: root: authn.login: success',
    'outcome: ada: user.create of ada: success 200',
    'event: ada: authn.login: success',
    'outcome: anonymous: authn.login of root: failure INVALID_CREDENTIALS 401',
    'outcome: root: authn.login: success 200',
    'outcome: root: impersonation.start of ada: success 200',
    'outcome: root for ada: POST /orders: success 201',
    'outcome: root for ada: impersonation.stop of ada: success 200',
    'outcome: root: POST /orders: success 201',
    'outcome: root: authn.logout: success 200',
    'outcome: ada: authn.login: success 200',
  ]);
  const requests = found.filter(({ stage }) => stage === 'outcome');
  expect(requests.map(({ route }) => route)).toEqual(
    requests.map(({ action }) => (action === 'POST /orders' ? '/orders' : AUTH_ROUTE)),
  );
  for (const { ip } of found) expect(ip).toBe('127.0.0.1');
  expect(JSON.stringify(found)).not.toMatch(/not-this-one|correct-horse/);
  expect(errors).toEqual([]);
});

/** In one line: `outcome: root for ada: POST /orders: success 201`. */
function told(record: AuditRecord, known: Readonly<Record<string, string>>): string {
  const nameOf = (id: string | null): string => known[id ?? ''] ?? `${id}`;
  const actor = record.actorId === null ? record.actorType : nameOf(record.actorId);
  const impersonated = record.onBehalfOfId === null ? '' : ` for ${nameOf(record.onBehalfOfId)}`;
  const target = record.targetId === null ? '' : ` of ${nameOf(record.targetId)}`;
  const end = [record.outcome, record.reason, record.statusCode].filter((part) => part !== null);
  return `${record.stage}: ${actor}${impersonated}: ${record.action}${target}: ${end.join(' ')}`;
}

/** The lines of docs/auth.md, behind the middleware, with a handler of the host's own beside them. */
function authOnExpress() {
  const storage = memoryStorage();
  const errors: Error[] = [];
  const audit = createAudit({
    storage,
    secret: 's'.repeat(32),
    actor: betterAuthActor(() => auth),
    onError: (error) => errors.push(error),
  });
  const database = { user: [], session: [], account: [], verification: [] } as Database;
  const auth = betterAuth({
    baseURL: ORIGIN,
    secret: 'better-auth-secret-that-is-only-for-tests',
    database: memoryAdapter(database),
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true },
    plugins: [admin(), rawLogin(), auditAuth(audit)],
  });
  const app = express();
  app.use(auditMiddleware(audit));
  app.all(AUTH_ROUTE, toNodeHandler(auditHandler(audit, auth)));
  app.post('/orders', (_req, res) => void res.sendStatus(201));
  return {
    browser: () => request.agent(app).set('origin', ORIGIN),
    database,
    errors,
    records: async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await audit.flush();
      return (await storage.records.list({ limit: 30 })).records.toReversed();
    },
  };
}

async function signUp(browser: ReturnType<typeof request.agent>, name: string): Promise<string> {
  const account = { name, email: `${name}@example.com`, password: PASSWORD };
  const answer = await browser.post('/api/auth/sign-up/email').send(account).expect(200);
  return (answer.body as { readonly user: { readonly id: string } }).user.id;
}

/** Signs Ada in with a response that is all its own: better-auth asks no hook after it. */
function rawLogin(): unknown {
  const options = { method: 'POST' };
  const endpoint = createAuthEndpoint('/raw-login', options, async (ctx) => {
    const { user } = await ctx.context.internalAdapter.findUserByEmail('ada@example.com');
    const session = await ctx.context.internalAdapter.createSession(user.id);
    await setSessionCookie(ctx, { session, user });
    return new Response('raw');
  });
  const raw = (ctx: object): Promise<unknown> => endpoint({ ...ctx, asResponse: true });
  return { id: 'raw-login', endpoints: { rawLogin: Object.assign(raw, { path: '/raw-login', options }) } };
}
