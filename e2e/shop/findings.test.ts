import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failToResetPassword, signIn } from '../../examples/express-shop/src/traffic/customers.js';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { newPerson } from '../../examples/express-shop/src/traffic/person.js';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { textOfReplay } from '../support/open-replay.js';
import { type ViewerApi, viewerApi } from '../support/viewer-api.js';
import { type RunningShop, startShop } from './start-shop.js';

const chromium = await findChromium();

interface Found {
  readonly rule: string;
  readonly chain: readonly { readonly action: string; readonly outcome: string }[];
  readonly replay: { readonly t: number } | null;
}

/** A form of the shop asks for one thing and takes another: nobody complained, and the log shows only failures. */
describe.skipIf(chromium === null)('the story of the misleading form (needs Chromium)', () => {
  let shop: RunningShop;
  let browser: Browser;
  let admin: Page;
  let api: ViewerApi;
  let struggle: Found | undefined;

  beforeAll(async () => {
    shop = await startShop();
    browser = await launchChromium();
    const place = { browser, shopUrl: shop.url, pace: 0.2 };
    const bob = await newPerson(place);
    await failToResetPassword(bob, 'bob@example.test');
    await bob.page.close({ runBeforeUnload: true });
    const mara = await newPerson(place);
    await mara.visit('/login');
    await signIn(mara, accountOf('admin@example.test'));
    admin = mara.page;
    api = viewerApi(mara.context, shop.url);
  });

  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  it('is found by itself, with the three attempts', async () => {
    const find = async (): Promise<Found['replay']> => {
      const { findings } = await api.get<{ findings: readonly Found[] }>('findings');
      struggle = findings.find(({ rule }) => rule === 'repeated_failure');
      return struggle?.replay ?? null;
    };
    await expect.poll(find, { timeout: 40_000, interval: 500 }).not.toBeNull();
    expect(struggle?.chain.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      Array(3).fill('password.reset failure'),
    );
  });

  it('is seen two clicks after that: the form asks for an e-mail, and refuses it', async () => {
    await admin.goto(`${shop.url}/admin/audit/findings`);
    const card = admin.locator('.finding', { hasText: 'The same thing failed again and again' });
    await card.getByRole('link', { name: 'Watch' }).click();
    await admin.waitForURL('**/sessions/**');
    const player = admin.locator('[data-t]');
    const before = async (): Promise<number> =>
      (struggle?.replay?.t ?? 0) - Number(await player.getAttribute('data-t'));
    await expect.poll(before).toBe(3000);
    await admin.getByRole('button', { name: 'Play', exact: true }).click();
    const seen = (): Promise<string> => textOfReplay(admin);
    await expect.poll(seen, { timeout: 15_000 }).toMatch(/We couldn’t save your password/);
    expect(await seen()).toContain('Repeat your e-mail or password');
  });
});
