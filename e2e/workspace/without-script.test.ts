import type { AuditRecord } from '@auditreel/core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined, told } from './told.js';

const chromium = await findChromium();
const tom = accountOf('tom');

/** A browser with JavaScript turned off: forms are posted, and nothing records the page. */
describe.skipIf(chromium === null)('forms without JavaScript (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let sessions: readonly unknown[];
  let records: readonly AuditRecord[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: workspace.url });
    const page = await context.newPage();
    await logIn(page, 'gas lamps again');
    await logIn(page, tom.password);
    await startProject(page, '   ');
    await startProject(page, 'Paper boats');
    await makeAdminOf(page, 'Jo Adeyemi');
    await page.goto('/');
    await post(page.locator('.sidebar').getByRole('button', { name: 'Sign out' }));
    await logIn(page, tom.password);
    const api = viewerApi(context, workspace.url);
    records = (await api.recordsWhen((found) => found.filter(isAct).length >= SAID.length)).filter(isAct);
    ({ sessions } = await api.get<{ sessions: readonly unknown[] }>('sessions?limit=100'));
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('give one record each, with its actor, target and outcome', () => {
    expect(records.map(told)).toEqual(SAID);
  });

  it('have no recording, and no witness is waited for', () => {
    expect(records.map(joined)).toEqual(SAID.map(() => 'none, no witness'));
    expect(sessions).toEqual([]);
  });

  it('are told apart by the page they were posted to', () => {
    expect(records.map(({ method, route }) => `${method} ${route}`)).toEqual([
      'POST /login',
      'POST /login',
      'POST /projects',
      'POST /projects',
      'POST /members',
      'POST /',
      'POST /login',
    ]);
  });
});

const SAID = [
  `anonymous: authn.login of user/${tom.email}: failure (INVALID_CREDENTIALS)`,
  'Tom Becker: authn.login: success',
  'Tom Becker: project.create: failure (INVALID_INPUT)',
  'Tom Becker: project.create of project/Paper boats: success',
  'Tom Becker: role.assign of user/Jo Adeyemi: success',
  'Tom Becker: authn.logout: success',
  'Tom Becker: authn.login: success',
];

async function logIn(page: Page, password: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(tom.email);
  await page.getByLabel('Password').fill(password);
  await post(page.getByRole('button', { name: 'Sign in', exact: true }));
}

/** The browser refuses an empty name by itself; a name of blanks reaches the server. */
async function startProject(page: Page, name: string): Promise<void> {
  await page.goto('/projects');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await post(page.getByRole('button', { name: 'Start project' }));
}

async function makeAdminOf(page: Page, name: string): Promise<void> {
  await page.goto('/members');
  await page.getByLabel(`Role of ${name}`).selectOption('ADMIN');
  await post(page.locator('.member-row', { hasText: name }).getByRole('button', { name: 'Save' }));
}

/** Waits for all of the page it leads to: who leaves before has seen no answer, and the record says so. */
async function post(button: Locator): Promise<void> {
  const loaded = button.page().waitForEvent('load');
  await button.click();
  await loaded;
}
