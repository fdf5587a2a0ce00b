import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../examples/express-shop/src/traffic/customers.js';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { newPerson } from '../../examples/express-shop/src/traffic/person.js';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { type RunningShop, startShop } from './start-shop.js';

const chromium = await findChromium();

/** The shop has light and dark colours; a replay shows those that the person saw, whoever watches. */
describe.skipIf(chromium === null)('a replay’s colours (skipped: no Chromium)', () => {
  let shop: RunningShop;
  let browser: Browser;

  beforeAll(async () => {
    shop = await startShop();
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  it.each([
    ['dark', 'light'],
    ['light', 'dark'],
  ] as const)('are %s for a viewer who prefers %s, when the person saw them so', async (saw, watches) => {
    const place = { browser, shopUrl: shop.url, pace: 0.3 };
    const person = await newPerson(place);
    await person.page.emulateMedia({ colorScheme: saw });
    await person.visit('/login');
    const seen = await person.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await signIn(person, accountOf('ann@example.test'));
    await person.leave();

    const admin = await newPerson(place);
    await admin.page.emulateMedia({ colorScheme: watches });
    await admin.visit('/login');
    const own = await admin.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(own).not.toBe(seen);
    await signIn(admin, accountOf('admin@example.test'));
    const records = await viewerApi(admin.context, shop.url).recordsWhen((found) =>
      found.some(({ actorName, witness }) => actorName === 'Ann Lindqvist' && witness === 'witnessed'),
    );
    const login = records.findLast(({ actorName }) => actorName === 'Ann Lindqvist');
    await admin.page.goto(`/admin/audit/records/${login?.id}`);
    await admin.page.locator('.player iframe').waitFor({ state: 'attached' });
    const replayed = (): Promise<string | undefined> | undefined =>
      admin.page
        .frames()
        .at(-1)
        ?.evaluate(() => document.body && getComputedStyle(document.body).backgroundColor);
    await expect.poll(replayed).toBe(seen);
    await admin.leave();
  });
});
