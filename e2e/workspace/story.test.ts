import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openReplay, textOfReplay } from '../support/open-replay.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { failToSignIn, send, signIn } from './acts.js';
import { addPageClient, type PageClient } from './page-client.js';
import { accountOf } from './people.js';
import { postFromPage } from './post-from-page.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined, told } from './told.js';

const chromium = await findChromium();
const sam = accountOf('sam');

/** A member and an owner at work: what the log says of them, and what the replay shows. */
describe.skipIf(chromium === null)('a day in the workspace (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let member: WatchedPerson;
  let owner: WatchedPerson;
  let records: readonly AuditRecord[];
  let batchAnswer: readonly string[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const place = { browser, shopUrl: workspace.url, pace: 0.3 };
    member = await watchedPerson(place);
    await member.visit('/login');
    await failToSignIn(member, sam.email, 'summer pears');
    await failToSignIn(member, 'nobody@northwind.test', 'summer pears');
    await signIn(member, sam);
    await startProject(member);
    await addTwoTasks(member);
    batchAnswer = await sendBatchOfThree(member);
    await postFromPage(member, { path: '/api/auth/update-user', body: { name: sam.name } });

    owner = await watchedPerson(place);
    await signIn(owner, accountOf('ines'));
    await makeAdminOf(owner, 'Lena Fors');
    await member.page.close({ runBeforeUnload: true });
    const api = viewerApi(owner.context, workspace.url);
    records = (
      await api.recordsWhen((found) => {
        const acted = found.filter(isAct);
        return acted.length >= SAID.length && acted.every(({ witness }) => witness !== 'pending');
      })
    ).filter(isAct);
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('is exactly one record for every action, call and auth event, with its actor, target and outcome', () => {
    expect(records.map(told)).toEqual(SAID);
    expect(records.map(({ stage }) => stage)).toEqual(SAID.map(() => 'outcome'));
  });

  it('was witnessed, by whom the session is bound to', () => {
    expect(records.slice(0, 2).map(joined)).toEqual(Array(2).fill('signed, witnessed'));
    expect(records.slice(2).map(joined)).toEqual(records.slice(2).map(() => 'bound, witnessed'));
    expect(records.map(({ witnessReason }) => witnessReason)).toEqual(records.map(() => null));
  });

  it('names each server action and procedure, and the template of the route it came by', () => {
    const callable = records.map(({ method, route, rpcPath }) => `${method} ${route} ${rpcPath}`);
    expect(callable).toEqual([
      ...Array(3).fill('POST /login signIn'),
      'POST /projects createProject',
      ...Array(3).fill('POST /api/trpc/:trpc task.create'),
      'POST /api/trpc/:trpc project.remove',
      'POST /api/trpc/:trpc project.syncCalendar',
      'POST /api/auth/:all* null',
      'POST /login signIn',
      'POST /members changeRole',
    ]);
  });

  it('keeps the calls of a batch apart, under the one request that carried them', () => {
    expect(batchAnswer).toEqual(['ok', 'FORBIDDEN', 'INTERNAL_SERVER_ERROR']);
    const batch = records.slice(6, 9);
    expect(batch.map(({ batchIndex, statusCode }) => [batchIndex, statusCode])).toEqual([
      [0, 200],
      [1, 403],
      [2, 500],
    ]);
    expect(new Set(batch.map(({ requestId }) => requestId)).size).toBe(1);
    const requests = new Set(records.map(({ requestId }) => requestId));
    expect(requests.size).toBe(member.mutations.length + owner.mutations.length);
  });

  it('says which role was given for which', () => {
    expect(records.at(-1)?.metadata).toEqual({ from: 'MEMBER', to: 'ADMIN' });
  });

  it.each([
    [0, 'Sign in'],
    [2, 'Sign in'],
    [3, 'Projects'],
    [4, 'No description yet.'],
    [6, 'Almanac 2027'],
    [7, 'Almanac 2027'],
    [8, 'Almanac 2027'],
    [9, 'Almanac 2027'],
    [11, 'Lena Fors'],
  ])('record %i plays within 100 ms of its click, and shows “%s”', async (index, text) => {
    const page = await owner.context.newPage();
    const shown = await openReplay(page, `${workspace.url}/admin/audit`, records[index]?.id ?? '');
    const nearest = Math.min(...[...member.clicks, ...owner.clicks].map((at) => Math.abs(at - shown)));
    expect(nearest, `${records[index]?.action} is shown ${nearest} ms away`).toBeLessThanOrEqual(100);
    await expect.poll(() => textOfReplay(page)).toContain(text);
    await page.close();
  });

  it('printed nothing that went wrong inside auditreel', () => {
    expect(workspace.output()).not.toMatch(/auditreel:/);
  });
});

const SAID = [
  `anonymous: authn.login of user/${sam.email}: failure (INVALID_CREDENTIALS)`,
  'anonymous: authn.login of user/hashed: failure (INVALID_CREDENTIALS)',
  'Sam Whitlock: authn.login: success',
  'Sam Whitlock: project.create of project/Paper boats: success',
  'Sam Whitlock: task.create of project/Paper boats: success',
  'Sam Whitlock: task.create of project/Paper boats: success',
  'Sam Whitlock: task.create of project/Almanac 2027: success',
  'Sam Whitlock: project.delete of project/Almanac 2027: denied (FORBIDDEN)',
  'Sam Whitlock: project.syncCalendar of project/Almanac 2027: failure (INTERNAL_SERVER_ERROR)',
  'Sam Whitlock: POST /api/auth/:all*: success',
  'Ines Carvalho: authn.login: success',
  'Ines Carvalho: role.assign of user/Lena Fors: success',
];

/** A server action. */
async function startProject(person: WatchedPerson): Promise<void> {
  await person.visit('/projects');
  await person.type('Name', 'Paper boats');
  await send(person, person.page.getByRole('button', { name: 'Start project' }));
  await person.page.waitForURL(/\/projects\/[\da-f-]{36}$/);
}

/** Two tRPC calls in one request, as the app itself sends them. */
async function addTwoTasks(person: WatchedPerson): Promise<void> {
  await person.click(person.page.getByText('Add several at once'));
  await person.type('A line is a task', 'Fold forty\nPaint them');
  await send(person, person.page.getByRole('button', { name: 'Add them' }));
  await person.page.getByText('2 tasks added.').waitFor();
}

/** One that works, one that is forbidden, one that throws. */
async function sendBatchOfThree(person: WatchedPerson): Promise<readonly string[]> {
  await person.visit('/projects/almanac');
  await addPageClient(person.page);
  const title = person.page.getByRole('heading', { level: 1 });
  const answer = title.evaluate(batchOnClick);
  await person.click(title);
  return answer;
}

/** Runs in the page: calls of one tick travel in one request. */
function batchOnClick(title: Element): Promise<readonly string[]> {
  const { createTRPCClient, httpBatchLink } = (globalThis as unknown as { pageClient: PageClient })
    .pageClient;
  const { task, project } = createTRPCClient({ links: [httpBatchLink({ url: '/api/trpc' })] });
  const id = 'almanac';
  const saidOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'ok',
      (error) => error.data.code,
    );
  return new Promise((resolve) => {
    const send = (): void => {
      const calls = [
        task.create.mutate({ projectId: id, title: 'Ask the printer' }),
        project.remove.mutate({ id }),
        project.syncCalendar.mutate({ id }),
      ];
      resolve(Promise.all(calls.map(saidOf)));
    };
    title.addEventListener('click', send, { once: true });
  });
}

async function makeAdminOf(person: WatchedPerson, name: string): Promise<void> {
  await person.visit('/members');
  await person.page.getByLabel(`Role of ${name}`).selectOption('ADMIN');
  const row = person.page.locator('.member-row', { hasText: name });
  await send(person, row.getByRole('button', { name: 'Save' }));
  await row.getByText(`${name} is now an admin.`).waitFor();
}
