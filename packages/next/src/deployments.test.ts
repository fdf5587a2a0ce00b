import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { recorderScripts } from '@auditreel/recorder/script';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildHost } from './testing/build-host.js';
import { hostOf } from './testing/host-of.js';
import { loginPromises } from './testing/login-promises.js';
import { startSession } from './testing/start-session.js';
import { startStandalone } from './testing/start-standalone.js';
import { type RunningApp, startApp, WHOLE_FILES } from './testing/whole-host.js';
import { writeHost } from './testing/write-host.js';

const host = hostOf({ name: 'whole', basePath: '' });
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
  ['standalone', () => startStandalone(host)],
])('%s', (_name, start) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await start();
  });
  afterAll(() => app.stop());

  it('serves pages with the recorder first, its script, and the viewer with its assets', async () => {
    const page = await (await fetch(app.url)).text();
    // Those that a browser waits for.
    const scripts = (page.match(/<script\b[^>]*>/g) ?? []).filter(
      (tag) => !/ (async|defer|noModule)=/i.test(tag),
    );
    expect(scripts[0]).toBe('<script src="/api/auditreel/recorder.js">');
    expect((await fetch(`${app.url}/api/auditreel/recorder.js`)).status).toBe(200);
    const headers = { 'x-user': 'admin' };
    const viewer = await (await fetch(`${app.url}/admin/audit`, { headers })).text();
    const script = viewer.match(/src="([^"]+\/assets\/[^"]+\.js)"/)?.[1];
    expect((await fetch(app.url + script, { headers })).status).toBe(200);
    expect((await fetch(`${app.url}/admin/audit/api/records`, { headers })).status).toBe(200);
    expect((await fetch(`${app.url}/admin/audit/api/records`)).status).toBe(403);
  });

  it('serves what the recorder loads later, as it was built', async () => {
    const { recorderScript, recorderHash, detailsScript, detailsHash } = recorderScripts;
    for (const [name, script] of [
      [`recorder-${recorderHash}.js`, recorderScript],
      [`recorder-details-${detailsHash}.js`, detailsScript],
    ] as const) {
      const answer = await fetch(`${app.url}/api/auditreel/${name}`);
      expect([name, answer.status, (await answer.text()) === script]).toEqual([name, 200, true]);
    }
  });

  it('200 concurrent requests of 50 people: no record has anything of another', async () => {
    const id = (await (await fetch(`${app.url}/forms`)).text()).match(/\$ACTION_ID_([0-9a-f]+)/)?.[1] ?? '';
    const sessions = await Promise.all(Array.from({ length: 50 }, () => startSession(app)));
    const sessionOf = new Map(sessions.map(({ sessionId }, i) => [`user-${i}`, sessionId]));
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const user = `user-${i % 50}`;
        const tag = `v1;${sessions[i % 50]?.sessionToken};tab-1;request-${i};1`;
        const headers = { 'x-user': user, 'x-audit-ctx': tag };
        if (i % 4 !== 0) return fetch(`${app.url}/orders/of-${user}`, { method: 'POST', headers });
        const form = new FormData();
        form.append('0', '[]');
        return fetch(`${app.url}/forms`, {
          method: 'POST',
          headers: { ...headers, 'next-action': id },
          body: form,
        });
      }),
    );
    // A client has its answer a little before the server knows that it went out.
    await vi.waitFor(async () => expect(named(await app.records())).toMatchObject({ length: 350 }), 5000);
    const records = named(await app.records());
    const outcomes = records.filter(({ stage }) => stage === 'outcome');
    const events = records.filter(({ stage }) => stage === 'event');
    expect([outcomes.length, events.length]).toEqual([200, 150]);
    const mixed = [...outcomes, ...events].filter(
      ({ actorId, metadata, targetId, sessionId }) =>
        (metadata as { user?: string } | null)?.user !== actorId ||
        (targetId !== null && targetId !== `of-${actorId}`) ||
        sessionId !== sessionOf.get(actorId ?? ''),
    );
    expect(mixed).toEqual([]);
    expect(new Set(outcomes.map(({ sessionTrust }) => sessionTrust))).toEqual(new Set(['bound']));
    expect(new Set(outcomes.map(({ requestId }) => requestId)).size).toBe(200);
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

  loginPromises(() => app);

  it('many bundles evaluate the host’s audit, and one writer writes', async () => {
    const { evaluations, records } = (await (await fetch(`${app.url}/records`)).json()) as {
      readonly evaluations: number;
      readonly records: readonly { readonly writerEpoch: string }[];
    };
    expect(evaluations).toBeGreaterThan(1);
    expect(new Set(records.map(({ writerEpoch }) => writerEpoch)).size).toBe(1);
  });

  it('the spool is where the app runs: one for all bundles, and for its own user only', async () => {
    const spool = join(app.home, '.auditreel/spool');
    expect(await readdir(spool)).toHaveLength(1);
    expect((await stat(spool)).mode & 0o777).toBe(0o700);
    expect(app.printed()).not.toContain('auditreel:');
  });
});

/** The records of what people did, without those of looking at the viewer. */
function named(records: Awaited<ReturnType<RunningApp['records']>>) {
  return records.filter(({ metadata }) => typeof metadata?.user === 'string');
}
