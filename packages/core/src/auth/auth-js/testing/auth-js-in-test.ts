import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { Auth, type AuthConfig } from '@auth/core';
import { CredentialsSignin } from '@auth/core/errors';
import { getToken } from '@auth/core/jwt';
import Credentials from '@auth/core/providers/credentials';
import { draftOf } from '../../../adapter/calls.js';
import type { Audit } from '../../../audit.js';
import type { AuditOptions } from '../../../options.js';
import { type AuditInTest, auditInTest, serve } from '../../testing/audited-server.js';
import { type Browser, browserAt } from '../../testing/browser.js';
import { auditAuthJs } from '../audit-auth-js.js';
import { auditHandler } from '../audit-handler.js';
import { authJsActor } from '../auth-js-actor.js';
import type { AuditAuthJsOptions } from '../auth-js-shapes.js';

export const PASSWORD = 'correct-horse-battery';

/** What a host throws whose accounts can be locked. */
export class LockedOut extends CredentialsSignin {
  override code = 'ACCOUNT_LOCKED_OUT';
  readonly accountId = 'user-bob';
}

export interface AuthJsInTest extends AuditInTest {
  readonly origin: string;
  newBrowser(): AuthJsBrowser;
  during(work: () => Promise<unknown>): ReturnType<AuditInTest['records']>;
}

export interface AuthJsBrowser extends Browser {
  /** A form of Auth.js's own pages, with its CSRF token; answers where it leads to. */
  submit(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<string>;
}

export interface AuthJsInTestOptions {
  readonly config?: Partial<AuthConfig>;
  readonly audit?: Partial<AuditOptions>;
  readonly options?: AuditAuthJsOptions;
  /** @default through auditHandler */
  readonly handler?: (audit: Audit, handle: (request: Request) => Promise<Response>) => typeof handle;
}

/** Auth.js with credentials, served over HTTP, and what its audit has stored. */
export async function authJsInTest(options: AuthJsInTestOptions = {}): Promise<AuthJsInTest> {
  const config: AuthConfig = {
    basePath: '/auth',
    secret: 'auth-js-secret-that-is-only-for-tests',
    trustHost: true,
    logger: { error: () => {} },
    providers: [Credentials({ credentials: { username: {}, password: {} }, authorize })],
    ...options.config,
  };
  const inTest = auditInTest({ actor: authJsActor(config, { getToken }), ...options.audit });
  const { audit } = inTest;
  const audited = auditAuthJs(audit, config, options.options);
  const handle = (request: Request) => Auth(request, audited);
  const handler = (options.handler ?? auditHandler)(audit, handle) as ReturnType<typeof auditHandler>;
  const origin = await serve((req, res) => {
    const peer = { address: req.socket.remoteAddress ?? null };
    // What is no path of Auth.js stands for the host's own.
    const answer = req.url?.startsWith('/auth')
      ? handler
      : auditHandler(audit, async () => new Response('ok'));
    void answer(webRequest(req), peer).then((response) => send(response, res));
  });
  return {
    ...inTest,
    origin,
    newBrowser: () => authJsBrowser(origin),
    during: async (work) => {
      const before = (await inTest.records()).length;
      await work();
      return (await inTest.records()).slice(before);
    },
  };
}

function authorize(
  given: Partial<Record<string, unknown>>,
): { id: string; name: string; email: string } | null {
  if (given.username === 'bob') throw new LockedOut();
  if (given.username === 'broken') throw Object.assign(new Error('secret detail'), { code: 'ECONNREFUSED' });
  if (given.username !== 'ada' || given.password !== PASSWORD) return null;
  return { id: 'user-ada', name: 'Ada', email: 'ada@example.com' };
}

export function authJsBrowser(origin: string, basePath = '/auth'): AuthJsBrowser {
  const browser = browserAt(origin);
  return {
    ...browser,
    submit: async (path, fields = {}, headers = {}) => {
      const answer = await browser.get(`${basePath}/csrf`);
      const { csrfToken } = (await answer.json()) as { readonly csrfToken: string };
      const form = new URLSearchParams({ csrfToken, ...fields });
      const response = await browser.post(basePath + path, form, headers);
      return response.headers.get('location') ?? '';
    },
  };
}

/** Auth.js with Credentials in a draft only where an adapter opened one. */
export const withoutHandler: NonNullable<AuthJsInTestOptions['handler']> = (audit, handle) => (request) => {
  if (draftOf(audit) !== null) throw new Error('There is a draft');
  return handle(request);
};

function webRequest(req: IncomingMessage): Request {
  const headers = new Headers(req.headers as Record<string, string>);
  const url = `http://${req.headers.host ?? 'localhost'}${req.url ?? '/'}`;
  if (req.method === 'GET') return new Request(url, { headers });
  const body = Readable.toWeb(req) as ReadableStream<Uint8Array>;
  return new Request(url, { method: req.method ?? 'POST', headers, body, duplex: 'half' } as RequestInit);
}

async function send(response: Response, res: ServerResponse): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  res.setHeader('set-cookie', response.headers.getSetCookie());
  res.end(await response.text());
}
