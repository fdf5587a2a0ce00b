import type { AuditRecord } from '@auditreel/core';
import { type APIRequestContext, request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';

/** Who is let in to the viewer, asked over plain HTTP. */
describe('the viewer’s door', () => {
  let workspace: RunningWorkspace;
  let visitor: APIRequestContext;
  let denied: readonly AuditRecord[];
  const answers: Record<string, readonly [status: number, location: string | null]> = {};

  beforeAll(async () => {
    workspace = await startWorkspace();
    const member = await loginCookie(workspace.url, 'sam');
    const former = await loginCookie(workspace.url, 'lena');
    await signOut(workspace.url, former);
    const visits = {
      'a stranger': '',
      'a forged cookie': FORGED,
      'a login that is over': former,
      'a member': member,
    };
    visitor = await request.newContext({ baseURL: `${workspace.url}/admin/audit/` });
    for (const [who, cookie] of Object.entries(visits)) {
      answers[who] = await ask(visitor, 'records?outcome=denied', { cookie, 'sec-fetch-mode': 'navigate' });
      answers[`${who}, by script`] = await ask(visitor, 'api/records', { cookie, 'sec-fetch-mode': 'cors' });
    }
    const owner = await loginCookie(workspace.url, 'ines');
    denied = await deniedRecords(workspace.url, owner, 5);
  });

  afterAll(async () => {
    await visitor?.dispose();
    await workspace?.stop();
  });

  it('sends whoever is not signed in to the login, and knows where they wanted to go', () => {
    const login = '/login?next=%2Fadmin%2Faudit%2Frecords%3Foutcome%3Ddenied';
    for (const who of ['a stranger', 'a forged cookie', 'a login that is over'])
      expect([who, answers[who]]).toEqual([who, [303, login]]);
  });

  it('is shut for members, and for scripts of strangers', () => {
    const shut = Object.keys(answers).filter((who) => answers[who]?.[0] === 403);
    expect(shut).toEqual([
      'a stranger, by script',
      'a forged cookie, by script',
      'a login that is over, by script',
      'a member',
      'a member, by script',
    ]);
  });

  it('records each refusal once, with who it was', () => {
    expect(
      denied.map(({ action, actorName, actorType, route }) => [action, actorName ?? actorType, route]),
    ).toEqual([
      ...Array(3).fill(['authz.denied', 'anonymous', '/admin/audit/:path*']),
      ...Array(2).fill(['authz.denied', 'Sam Whitlock', '/admin/audit/:path*']),
    ]);
  });
});

const FORGED = 'better-auth.session_token=c29tZWJvZHk.c2lnbmF0dXJl';

/** Not by `fetch`, which says by itself how it fetches. */
async function ask(
  visitor: APIRequestContext,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly [status: number, location: string | null]> {
  const response = await visitor.get(path, { headers, maxRedirects: 0 });
  return [response.status(), response.headers().location ?? null];
}

/** Signs in by better-auth's own route. */
async function loginCookie(url: string, name: string): Promise<string> {
  const { email, password } = accountOf(name);
  const response = await post(`${url}/api/auth/sign-in/email`, { origin: url }, { email, password });
  if (!response.ok) throw new Error(`${name} can't sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function signOut(url: string, cookie: string): Promise<void> {
  await post(`${url}/api/auth/sign-out`, { origin: url, cookie }, {});
}

function post(url: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<Response> {
  const json = { ...headers, 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) });
}

/** Asks until they are written, at most 10 s. */
async function deniedRecords(url: string, cookie: string, expected: number): Promise<readonly AuditRecord[]> {
  for (let tries = 0; ; tries++) {
    const address = `${url}/admin/audit/api/records?outcome=denied&limit=100`;
    const response = await fetch(address, { headers: { cookie } });
    const { records } = (await response.json()) as { records: AuditRecord[] };
    if (records.length >= expected || tries === 100) return records.toReversed();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
