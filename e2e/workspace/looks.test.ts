import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPerson, type Person } from '../../examples/express-shop/src/traffic/person.js';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { replayDifference, seePage } from '../support/seen-page.js';
import { signIn } from './acts.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';

const chromium = await findChromium();

describe.skipIf(chromium === null)('the looks of a replayed workspace (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let owner: Person;
  let member: Person;

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const place = { browser, shopUrl: workspace.url, pace: 0 };
    [owner, member] = [await newPerson(place), await newPerson(place)];
    await signIn(owner, accountOf('ines'));
    await owner.page.setViewportSize({ width: 1400, height: 1000 });
    await signIn(member, accountOf('sam'));
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it.each([
    ['projects', '/projects'],
    ['members', '/members'],
  ])('of its %s page are those that the member saw', async (name, path) => {
    await member.visit(path);
    const seen = await seePage(member.page, name);
    expect(await replayDifference(owner.page, `${workspace.url}/admin/audit`, seen)).toBeLessThanOrEqual(
      0.02,
    );
  });
});
