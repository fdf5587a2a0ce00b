import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { send, signIn } from './acts.js';
import { accountOf } from './people.js';
import { postFromPage } from './post-from-page.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined, told } from './told.js';

const chromium = await findChromium();

/** What members, keys and strangers may do, and what they may not. */
describe.skipIf(chromium === null)('access (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let records: readonly AuditRecord[];
  const answers: Record<string, number> = {};

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const place = { browser, shopUrl: workspace.url, pace: 0.3 };
    const owner = await watchedPerson(place);
    await signIn(owner, accountOf('ines'));
    const key = await createKey(owner);
    await exportProjects(owner);

    answers['a key’s call'] = await addTaskWith(workspace.url, key);
    answers['a key’s call out of a page'] = await addTaskFromPage(await watchedPerson(place), key);
    answers['a call with no such key'] = await addTaskWith(workspace.url, 'lt_live_nobodyKnowsThisOne');
    answers['an API call of a stranger'] = await toggleAsStranger(workspace.url);

    const priya = await watchedPerson(place);
    await signIn(priya, accountOf('priya'));
    await priya.visit('/members');
    await giveRole(owner, { of: 'Priya Nair', to: 'MEMBER' });
    await owner.page.getByText('Priya Nair is now a member.').waitFor();
    await giveRole(priya, { of: 'Sam Whitlock', to: 'ADMIN' });
    answers['a page for admins'] = (await priya.page.goto('/settings/api-keys'))?.status() ?? 0;
    answers['the viewer, as a member'] = (await priya.page.goto('/admin/audit'))?.status() ?? 0;
    await priya.page.close({ runBeforeUnload: true });

    const api = viewerApi(owner.context, workspace.url);
    records = (await api.recordsWhen((found) => isSettled(found.filter(isAct)))).filter(isAct);
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('is answered as the app says', () => {
    expect(answers).toEqual({
      'a key’s call': 201,
      'a key’s call out of a page': 201,
      'a call with no such key': 401,
      'an API call of a stranger': 401,
      'a page for admins': 403,
      'the viewer, as a member': 403,
    });
  });

  it('is one record each, denied where it was refused', () => {
    expect(records.map(told)).toEqual(SAID);
  });

  it('by a key is the key’s, and has no recording', () => {
    const call = records.find(({ actorType }) => actorType === 'api_key');
    expect(call).toMatchObject({
      actorName: 'Door bell',
      action: 'task.create',
      route: '/api/v1/projects/:id/tasks',
      targets: [
        { type: 'project', id: 'almanac' },
        { type: 'task', name: 'Call the sign maker' },
      ],
    });
    expect(call && joined(call)).toBe('none, no witness');
  });

  it('by a key out of a page is one record of the route handler, witnessed by that page’s recording', () => {
    const [, call, ...more] = records.filter(({ actorType }) => actorType === 'api_key');
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      method: 'POST',
      route: '/api/v1/projects/:id/tasks',
      statusCode: 201,
      rpcPath: null,
      targets: [
        { type: 'project', id: 'almanac' },
        { type: 'task', name: 'Ring from the porch' },
      ],
    });
    expect(call && joined(call)).toBe('bound, witnessed');
  });

  it('of a decorated read is recorded, in whose session it was', () => {
    const call = records.find(({ action }) => action === 'project.export');
    expect(call).toMatchObject({ method: 'GET', kind: 'read', route: '/api/projects/export' });
    expect(call?.sessionTrust).toBe('bound');
    expect(call?.sessionId).toBe(records[0]?.sessionId);
  });

  it('that a server action refuses is witnessed, and names whom it was about', () => {
    const refused = records.find(({ rpcPath, outcome }) => rpcPath === 'changeRole' && outcome === 'denied');
    expect(refused).toMatchObject({ statusCode: 403, metadata: { from: 'MEMBER', to: 'ADMIN' } });
    expect(refused && joined(refused)).toBe('bound, witnessed');
  });
});

const SAID = [
  'Ines Carvalho: authn.login: success',
  'Ines Carvalho: apikey.create of api_key/Door bell: success',
  'Ines Carvalho: project.export: success',
  'Door bell: task.create of project/almanac: success',
  'Door bell: task.create of project/almanac: success',
  'anonymous: task.create of project/almanac: denied (UNAUTHORIZED)',
  'anonymous: task.toggle: denied (UNAUTHORIZED)',
  'Priya Nair: authn.login: success',
  'Ines Carvalho: role.assign of user/Priya Nair: success',
  'Priya Nair: role.assign of user/Sam Whitlock: denied (FORBIDDEN)',
  'Priya Nair: authz.denied: denied (FORBIDDEN)',
  'Priya Nair: authz.denied: denied (FORBIDDEN)',
];

/** A read has no mark in the recording: its verdict is open until nobody could upload one any more. */
function isSettled(records: readonly AuditRecord[]): boolean {
  const marked = records.filter(({ method }) => method !== 'GET');
  return records.length >= SAID.length && marked.every(({ witness }) => witness !== 'pending');
}

async function createKey(person: WatchedPerson): Promise<string> {
  await person.visit('/settings/api-keys');
  await person.type('What is it for?', 'Door bell');
  await send(person, person.page.getByRole('button', { name: 'Create key' }));
  return (await person.page.locator('.secret code').textContent()) ?? '';
}

async function exportProjects(person: WatchedPerson): Promise<void> {
  await person.visit('/projects');
  const download = person.page.waitForEvent('download');
  await person.click(person.page.getByText('Export CSV'));
  await download;
}

async function giveRole(person: WatchedPerson, { of, to }: { of: string; to: string }): Promise<void> {
  if (!person.page.url().endsWith('/members')) await person.visit('/members');
  await person.page.getByLabel(`Role of ${of}`).selectOption(to);
  const row = person.page.locator('.member-row', { hasText: of });
  await send(person, row.getByRole('button', { name: 'Save' }));
}

/** As another program would. */
async function addTaskWith(url: string, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ title: 'Call the sign maker' });
  return (await fetch(`${url}/api/v1/projects/almanac/tasks`, { method: 'POST', headers, body })).status;
}

/** As a script does that stands in a page, where nobody is signed in. */
async function addTaskFromPage(person: WatchedPerson, key: string): Promise<number> {
  await person.visit('/login');
  const { status } = await postFromPage(person, {
    path: '/api/v1/projects/almanac/tasks',
    headers: { authorization: `Bearer ${key}` },
    body: { title: 'Ring from the porch' },
  });
  await person.page.close({ runBeforeUnload: true });
  return status;
}

async function toggleAsStranger(url: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ id: 'whichever', done: true });
  return (await fetch(`${url}/api/trpc/task.toggle`, { method: 'POST', headers, body })).status;
}
