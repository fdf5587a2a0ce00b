import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { type OpenedViewer, openViewer } from '../support/viewer-flows/opened-viewer.js';
import { endRecordedAct, type ViewedApp } from '../support/viewer-flows/viewed-app.js';
import { testViewerFlows } from '../support/viewer-flows/viewer-flows.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { failToSignIn, send, signIn } from './acts.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';

const chromium = await findChromium();
const sam = accountOf('sam');
const FORMULA = '=SUM(A1:A9)';

describe.skipIf(chromium === null)('the workspace’s viewer (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let viewer: OpenedViewer;

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    viewer = await openViewer(await openWorkspace(workspace.url, browser));
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  testViewerFlows(() => viewer);
});

/** Sam remembers his password at the fourth try, and starts two projects: one to work on, one with an odd name. */
async function openWorkspace(url: string, browser: Browser): Promise<ViewedApp> {
  const place = { browser, shopUrl: url, pace: 0.1 };
  const actor = await watchedPerson(place);
  await actor.visit('/login');
  for (const password of ['summer pears', 'autumn apples', 'winterapples'])
    await failToSignIn(actor, sam.email, password);
  await signIn(actor, sam);
  await startProject(actor, FORMULA);
  await startProject(actor, 'Paper boats');
  await addTask(actor);
  await endRecordedAct(actor.page);
  const admin = await watchedPerson(place);
  await signIn(admin, accountOf('ines'));
  return {
    ...{ name: 'workspace', url, admin, actor, adminName: 'Ines Carvalho', actorName: sam.name },
    formula: FORMULA,
    done: {
      ...{ action: 'task.create', targetType: 'project', targetName: 'Paper boats' },
      ...{ button: 'Add', pageText: 'No description yet.' },
    },
    actAgain: () => addTask(actor),
  };
}

async function startProject(person: WatchedPerson, name: string): Promise<void> {
  await person.visit('/projects');
  await person.type('Name', name);
  await send(person, person.page.getByRole('button', { name: 'Start project' }));
  await person.page.waitForURL(/\/projects\/[\da-f-]{36}$/);
}

async function addTask(person: WatchedPerson): Promise<void> {
  await person.type('New task', 'Fold forty');
  await send(person, person.page.getByRole('button', { name: 'Add', exact: true }));
}
