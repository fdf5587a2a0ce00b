import { cp, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildHost } from './testing/build-host.js';
import { hostOf } from './testing/host-of.js';
import { type RunningApp, startApp, WHOLE_FILES } from './testing/whole-host.js';
import { writeHost } from './testing/write-host.js';

const host = hostOf({ name: 'whole', basePath: '' });
const repository = join(import.meta.dirname, '../../..');
let built = '';

beforeAll(async () => {
  await writeHost({ ...host, scenarios: [], more: WHOLE_FILES, config: "  output: 'standalone'," });
  built = await buildHost(host);
});

it('a build needs no secret, and no page becomes dynamic by the recorder in its layout', async () => {
  expect(built).toContain('Compiled successfully');
  const manifest = await readFile(join(host.dir, '.next/prerender-manifest.json'), 'utf8');
  expect(Object.keys((JSON.parse(manifest) as { readonly routes: object }).routes)).toEqual(
    expect.arrayContaining(['/', '/forms']),
  );
});

describe.each([
  ['next start', () => startApp(join(host.next, 'dist/bin/next'), ['start', host.dir], host.dir)],
  ['standalone', startStandalone],
])('%s', (_name, start) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await start();
  });
  afterAll(() => app.stop());

  it('serves pages with the recorder first, its script, and the viewer with its assets', async () => {
    const page = await (await fetch(app.url)).text();
    expect(page.slice(page.indexOf('<head>'))).toMatch(
      /^<head>.*?<script src="\/api\/auditreel\/recorder\.js"><\/script>/,
    );
    expect((await fetch(`${app.url}/api/auditreel/recorder.js`)).status).toBe(200);
    const headers = { 'x-user': 'admin' };
    const viewer = await (await fetch(`${app.url}/admin/audit`, { headers })).text();
    const script = viewer.match(/src="([^"]+\/assets\/[^"]+\.js)"/)?.[1];
    expect((await fetch(app.url + script, { headers })).status).toBe(200);
    expect((await fetch(`${app.url}/admin/audit/api/records`, { headers })).status).toBe(200);
    expect((await fetch(`${app.url}/admin/audit/api/records`)).status).toBe(403);
  });

  it('200 concurrent requests of 50 people: no record has anything of another', async () => {
    const id = (await (await fetch(`${app.url}/forms`)).text()).match(/\$ACTION_ID_([0-9a-f]+)/)?.[1] ?? '';
    const people = Array.from({ length: 200 }, (_, i) => `user-${i % 50}`);
    await Promise.all(
      people.map(async (user, i) => {
        if (i % 4 === 0) {
          const form = new FormData();
          form.append('0', '[]');
          return fetch(`${app.url}/forms`, {
            method: 'POST',
            headers: { 'x-user': user, 'next-action': id },
            body: form,
          });
        }
        return fetch(`${app.url}/orders/of-${user}`, { method: 'POST', headers: { 'x-user': user } });
      }),
    );
    // A client has its answer a little before the server knows that it went out.
    await vi.waitFor(async () => expect(named(await app.records())).toMatchObject({ length: 350 }), 5000);
    const records = named(await app.records());
    const outcomes = records.filter(({ stage }) => stage === 'outcome');
    const events = records.filter(({ stage }) => stage === 'event');
    expect([outcomes.length, events.length]).toEqual([200, 150]);
    const mixed = [...outcomes, ...events].filter(
      ({ actorId, metadata, targetId }) =>
        (metadata as { user?: string } | null)?.user !== actorId ||
        (targetId !== null && targetId !== `of-${actorId}`),
    );
    expect(mixed).toEqual([]);
    expect(new Set(outcomes.map(({ actorId }) => actorId)).size).toBe(50);
  });

  it('an action that the page’s own bundle lacks is one record, of whom the client is', async () => {
    const page = await (await fetch(`${app.url}/forms`)).text();
    const id = page.match(/\$ACTION_ID_([0-9a-f]+)/)?.[1] ?? '';
    const before = (await app.records()).length;
    const form = new FormData();
    form.append('0', '[]');
    const headers = { 'next-action': id, 'x-user': 'ada', 'x-audit-forwarded': 'made up' };
    const answer = await fetch(`${app.url}/elsewhere`, { method: 'POST', headers, body: form });
    expect(answer.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const records = (await app.records(before + 1)).slice(0, -before);
    expect(records).toMatchObject([
      { action: 'project.rename', actorId: 'ada', route: '/elsewhere', metadata: { user: 'ada' } },
    ]);
  });

  it('calls of tRPC are one record each, and none of their request', async () => {
    const before = (await app.records()).length;
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"0":{},"1":{}}' };
    expect((await fetch(`${app.url}/api/trpc/archive,archive?batch=1`, init)).status).toBe(200);
    const records = await app.records(before + 2);
    expect(records.slice(0, -before).map(({ action, batchIndex }) => [action, batchIndex])).toEqual([
      ['archive', 1],
      ['archive', 0],
    ]);
  });

  it('logins by next-auth are one record each: who came in, who failed to, who went out', async () => {
    const before = (await app.records()).length;
    const signIn = authJsBrowser(app.url);
    await signIn('callback/credentials', { name: 'ada', password: 'open sesame!' });
    await signIn('callback/credentials', { name: 'ada', password: 'open sesame' });
    await signIn('signout', {});
    const records = (await app.records(before + 3)).slice(0, -before);
    expect(
      records.map(({ action, outcome, actorType, actorId }) => [action, outcome, actorType, actorId]),
    ).toEqual([
      ['authn.logout', 'success', 'user', 'ada'],
      ['authn.login', 'success', 'user', 'ada'],
      ['authn.login', 'failure', 'anonymous', null],
    ]);
    expect(JSON.stringify(records)).not.toContain('open sesame');
  });

  it('many bundles evaluate the host’s audit, and one writer writes', async () => {
    const { evaluations, records } = (await (await fetch(`${app.url}/records`)).json()) as {
      readonly evaluations: number;
      readonly records: readonly { readonly writerEpoch: string }[];
    };
    expect(evaluations).toBeGreaterThan(1);
    expect(new Set(records.map(({ writerEpoch }) => writerEpoch)).size).toBe(1);
  });
});

/** The records of what people did, without those of looking at the viewer. */
function named(records: Awaited<ReturnType<RunningApp['records']>>) {
  return records.filter(({ metadata }) => typeof metadata?.user === 'string');
}

/** Posts forms of Auth.js as a browser does: with its cookies and its token against forgery. */
function authJsBrowser(url: string) {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie };
    const answer = await fetch(`${url}/api/auth/${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    return answer;
  };
  return async function post(path: string, fields: Readonly<Record<string, string>>) {
    const { csrfToken } = (await (await send('csrf')).json()) as { readonly csrfToken: string };
    return send(path, { method: 'POST', body: new URLSearchParams({ csrfToken, ...fields }) });
  };
}

/** As the documentation of Next says: the server beside a copy of the static files. */
async function startStandalone(): Promise<RunningApp> {
  const home = join(host.dir, '.next/standalone', relative(repository, host.dir));
  await cp(join(host.dir, '.next/static'), join(home, '.next/static'), { recursive: true });
  return startApp(join(home, 'server.js'), [], home);
}
