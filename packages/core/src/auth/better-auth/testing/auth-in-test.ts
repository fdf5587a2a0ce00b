import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { admin, magicLink, organization, twoFactor, username } from 'better-auth/plugins';
import type { Audit } from '../../../audit.js';
import type { AuditOptions } from '../../../options.js';
import { type AuditInTest, auditInTest, serve } from '../../testing/audited-server.js';
import { type Browser, browserAt } from '../../testing/browser.js';
import { auditAuth } from '../audit-auth.js';
import { auditHandler } from '../audit-handler.js';
import { type BetterAuthSessions, betterAuthActor } from '../better-auth-actor.js';
import type { BetterAuthActorOptions } from '../better-auth-shapes.js';

export const PASSWORD = 'correct-horse-battery';

export interface Mail {
  readonly kind: string;
  readonly url: string;
  readonly token: string;
}

/** What the tests call on the server. */
export interface TestAuth {
  handler(request: Request): Promise<Response>;
  readonly api: BetterAuthSessions['api'] & {
    signInEmail(call: { body: { email: string; password: string }; headers?: Headers }): Promise<unknown>;
    signOut(call: { headers: Headers }): Promise<unknown>;
    addMember(call: { body: { userId: string; organizationId: string; role: 'member' } }): Promise<unknown>;
  };
}

export type Database = Record<string, Record<string, unknown>[]>;

export interface AuthInTest extends AuditInTest {
  readonly auth: TestAuth;
  readonly origin: string;
  readonly mails: readonly Mail[];
  readonly database: Database;
  newBrowser(): Browser;
  /** A browser that has signed up; its id, too. */
  signUp(name: string): Promise<{ readonly browser: Browser; readonly id: string }>;
  /** What was recorded from now on, while `work` ran. */
  during(work: () => Promise<unknown>): ReturnType<AuditInTest['records']>;
}

export interface AuthInTestOptions {
  readonly auth?: Partial<BetterAuthOptions>;
  readonly audit?: Partial<AuditOptions>;
  readonly actor?: BetterAuthActorOptions;
  /** Behind the others. */
  readonly plugins?: BetterAuthPlugin[];
  /** @default through auditHandler */
  serve?(parts: { readonly audit: Audit; readonly auth: TestAuth }): Promise<string>;
}

/** better-auth on memory, served over HTTP, and what its audit has stored. */
export async function authInTest(options: AuthInTestOptions = {}): Promise<AuthInTest> {
  const mails: Mail[] = [];
  const database: Database = {};
  for (const table of ['user', 'session', 'account', 'verification', 'twoFactor']) database[table] = [];
  for (const table of ['organization', 'member', 'invitation']) database[table] = [];
  const inTest = auditInTest({ actor: betterAuthActor(() => auth), ...options.audit });
  const { audit } = inTest;
  const auth = authOf({ audit, mails, database, options });
  const origin = await (options.serve ?? serveHandler)({ audit, auth });
  const newBrowser = (): Browser => browserAt(origin);
  return {
    ...inTest,
    auth,
    origin,
    mails,
    database,
    newBrowser,
    during: async (work) => {
      const before = (await inTest.records()).length;
      await work();
      return (await inTest.records()).slice(before);
    },
    signUp: async (name) => {
      const browser = newBrowser();
      const email = `${name}@example.com`;
      const answer = await browser.post('/api/auth/sign-up/email', { name, email, password: PASSWORD });
      const { user } = (await answer.json()) as { readonly user: { readonly id: string } };
      return { browser, id: user.id };
    },
  };
}

interface Parts {
  readonly audit: Audit;
  readonly mails: Mail[];
  readonly database: Database;
  readonly options: AuthInTestOptions;
}

function authOf({ audit, mails, database, options }: Parts): TestAuth {
  const send = (kind: string) => async (mail: { readonly url: string; readonly token: string }) =>
    void mails.push({ kind, url: mail.url, token: mail.token });
  return betterAuth({
    baseURL: 'http://127.0.0.1',
    trustedOrigins: ['http://127.0.0.1:*'],
    secret: 'better-auth-secret-that-is-only-for-tests',
    database: memoryAdapter(database),
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, sendResetPassword: send('reset') },
    user: { deleteUser: { enabled: true } },
    ...options.auth,
    plugins: [
      username(),
      admin(),
      twoFactor(),
      organization(),
      magicLink({ sendMagicLink: send('magic') }),
      auditAuth(audit, options.actor),
      ...(options.plugins ?? []),
    ],
  });
}

/** As a host would serve it that has no adapter. */
function serveHandler({ audit, auth }: { readonly audit: Audit; readonly auth: TestAuth }): Promise<string> {
  const handler = auditHandler(audit, auth);
  return serve((req, res) => {
    const address = req.socket.remoteAddress ?? null;
    void toNodeHandler((request: Request) => handler(request, { address }))(req, res);
  });
}
