import type { AuditRecord } from '@auditreel/core';
import type { AuditSession, ChunkInfo } from '@auditreel/core/adapter';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { isHydrated, signIn, signOut } from './acts.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined, told } from './told.js';

interface Visit {
  readonly pages: readonly Pick<ChunkInfo, 'sessionId' | 'tabId'>[];
}

const chromium = await findChromium();

/** Two people after each other at one browser: what is one recorded session, and where the next begins. */
describe.skipIf(chromium === null)('a recorded session (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let records: readonly AuditRecord[];
  let lenas: AuditSession | undefined;
  let jos: AuditSession | undefined;
  /** The tab of each document that was recorded of Lena. */
  let documents: readonly string[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const place = { browser, shopUrl: workspace.url, pace: 0.3 };
    const person = await watchedPerson(place);
    await signIn(person, accountOf('lena'));
    await walkToProject(person);
    await addTask(person.page, 'Bread first');
    await person.page.reload();
    await addTask(person.page, 'After the reload');
    await inSecondTab(person, (page) => addTask(page, 'In the other tab'));
    await addTask(person.page, 'In the first tab again');
    await handOver(person);
    await signIn(person, accountOf('jo'));
    await walkToProject(person);
    await addTask(person.page, 'By somebody else');
    await person.page.close({ runBeforeUnload: true });

    const owner = await watchedPerson(place);
    await signIn(owner, accountOf('ines'));
    const api = viewerApi(owner.context, workspace.url);
    records = (
      await api.recordsWhen((found) => {
        const theirs = found.filter(isTheirs);
        return theirs.length >= SAID.length && theirs.every(({ witness }) => witness !== 'pending');
      })
    ).filter(isTheirs);
    const { sessions } = await api.get<{ sessions: readonly AuditSession[] }>('sessions?limit=100');
    lenas = sessions.find(({ actorName }) => actorName === 'Lena Fors');
    jos = sessions.find(({ actorName }) => actorName === 'Jo Adeyemi');
    const { pages } = await api.get<Visit>(`sessions/${lenas?.id}`);
    documents = pages.filter(({ sessionId }) => sessionId === lenas?.id).map(({ tabId }) => tabId);
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('is one from the login to the logout, through soft navigations, a reload and a second tab', () => {
    expect(records.map(told)).toEqual(SAID);
    const ids = records.slice(0, 6).map(({ sessionId }) => sessionId);
    expect(ids).toEqual(ids.map(() => lenas?.id));
  });

  it('has a page for each document, however far one walks in it', () => {
    const [first, ...more] = documents;
    expect(more.map((tab) => tab === first)).toEqual([true, false]);
  });

  it('knows its tabs apart', () => {
    const [first, ...tabs] = records.slice(0, 6).map(({ tabId }) => tabId);
    expect(tabs.map((tab) => tab === first)).toEqual([true, true, false, true, true]);
  });

  it('is bound by the login, so that all of it is witnessed as theirs', () => {
    expect(records.map(joined)).toEqual(records.map(() => 'bound, witnessed'));
    expect(lenas).toMatchObject({ actorId: 'user-lena', previousId: null });
    expect(lenas?.boundAt).not.toBeNull();
  });

  it('ends with the logout, and the next person’s is another that follows it', () => {
    expect(lenas).toMatchObject({ endReason: 'logout' });
    expect(lenas?.endedAt).not.toBeNull();
    expect(jos).toMatchObject({ actorId: 'user-jo', previousId: lenas?.id, endedAt: null });
    expect(records.slice(6).map(({ sessionId }) => sessionId)).toEqual([jos?.id, jos?.id]);
  });
});

const SAID = [
  'Lena Fors: authn.login: success',
  ...Array(4).fill('Lena Fors: task.create of project/Lark & Daughters identity: success'),
  'Lena Fors: authn.logout: success',
  'Jo Adeyemi: authn.login: success',
  'Jo Adeyemi: task.create of project/Lark & Daughters identity: success',
];

function isTheirs(record: AuditRecord): boolean {
  return isAct(record) && record.actorName !== 'Ines Carvalho';
}

/** Signs out, and waits until the recorder has a session for whoever comes next. */
async function handOver(person: WatchedPerson): Promise<void> {
  const renewed = person.page.waitForResponse('**/api/auditreel/session');
  await signOut(person);
  await renewed;
  await person.read();
}

/** By links, without loading a page. */
async function walkToProject({ page, click }: WatchedPerson): Promise<void> {
  await click(page.locator('.sidebar').getByRole('link', { name: 'Projects' }));
  await page.waitForURL('**/projects');
  await click(page.getByRole('link', { name: 'Lark & Daughters identity' }));
  await page.waitForURL('**/projects/bakery-identity');
}

async function addTask(page: Page, title: string): Promise<void> {
  await isHydrated(page.getByLabel('New task'));
  await page.getByLabel('New task').fill(title);
  await page.keyboard.press('Enter');
  await page.locator('.task', { hasText: title }).locator('input:enabled').waitFor();
}

async function inSecondTab(
  { page, context }: WatchedPerson,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const tab = await context.newPage();
  await tab.goto(page.url());
  await act(tab);
  await tab.close({ runBeforeUnload: true });
}
