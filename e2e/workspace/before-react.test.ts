import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openReplay, textOfReplay } from '../support/open-replay.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined, told } from './told.js';

const chromium = await findChromium();
const tom = accountOf('tom');

/** Next's script never arrives, the recorder's does: the browser posts the forms of server actions by itself. */
describe.skipIf(chromium === null)('forms posted before React has started (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let person: WatchedPerson;
  let records: readonly AuditRecord[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    person = await watchedPerson({ browser, shopUrl: workspace.url, pace: 0.3 });
    await person.context.route('**/_next/static/**/*.js', (route) => route.abort());
    await logIn(person, 'gas lamps again');
    await logIn(person, tom.password);
    await person.visit('/projects');
    await person.type('Name', 'Paper boats');
    await person.follow(person.page.getByRole('button', { name: 'Start project' }));
    await person.visit('/');
    const api = viewerApi(person.context, workspace.url);
    records = (await api.recordsWhen((found) => isSettled(found.filter(isAct)))).filter(isAct);
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('give one record each, with its actor, target and outcome', () => {
    expect(records.map(told)).toEqual(SAID);
  });

  it('are witnessed, in the session of who posted them', () => {
    expect(records.map(joined)).toEqual(['signed, witnessed', 'bound, witnessed', 'bound, witnessed']);
  });

  it('play at the click that posted them', async () => {
    const page = await person.context.newPage();
    const shown = await openReplay(page, `${workspace.url}/admin/audit`, records.at(-1)?.id ?? '');
    const nearest = Math.min(...person.clicks.map((at) => Math.abs(at - shown)));
    expect(nearest).toBeLessThanOrEqual(100);
    await expect.poll(() => textOfReplay(page)).toContain('New project');
  });
});

const SAID = [
  `anonymous: authn.login of user/${tom.email}: failure (INVALID_CREDENTIALS)`,
  'Tom Becker: authn.login: success',
  'Tom Becker: project.create of project/Paper boats: success',
];

function isSettled(records: readonly AuditRecord[]): boolean {
  return records.length >= SAID.length && records.every(({ witness }) => witness !== 'pending');
}

async function logIn(person: WatchedPerson, password: string): Promise<void> {
  await person.visit('/login');
  await person.type('E-mail', tom.email);
  await person.type('Password', password);
  await person.follow(person.page.getByRole('button', { name: 'Sign in', exact: true }));
}
