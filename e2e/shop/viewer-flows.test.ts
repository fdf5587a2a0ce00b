import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { signIn } from '../../examples/express-shop/src/traffic/customers.js';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { type OpenedViewer, openViewer } from '../support/viewer-flows/opened-viewer.js';
import { endRecordedAct, type ViewedApp } from '../support/viewer-flows/viewed-app.js';
import { testViewerFlows } from '../support/viewer-flows/viewer-flows.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { type RunningShop, startShop } from './start-shop.js';

const chromium = await findChromium();
const ann = accountOf('ann@example.test');
const FORMULA = '=SUM(A1:A9)';

describe.skipIf(chromium === null)('the shop’s viewer (needs Chromium)', () => {
  let shop: RunningShop;
  let browser: Browser;
  let viewer: OpenedViewer;

  beforeAll(async () => {
    shop = await startShop();
    browser = await launchChromium();
    viewer = await openViewer(await openShop(shop.url, browser));
  });

  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  testViewerFlows(() => viewer);
});

/** Ann remembers her password at the fourth try and takes a mug; somebody with an odd name has an account. */
async function openShop(url: string, browser: Browser): Promise<ViewedApp> {
  const place = { browser, shopUrl: url, pace: 0.1 };
  const actor = await watchedPerson(place);
  await actor.visit('/login');
  for (const password of ['marmelade toast', 'marmalade-toast', 'marmaladetoast', ann.password])
    await signIn(actor, { email: ann.email, password });
  await actor.visit('/products/stoneware-mug');
  await addToCart(actor);
  await endRecordedAct(actor.page);
  const admin = await watchedPerson(place);
  await admin.visit('/login');
  await signIn(admin, accountOf('admin@example.test'));
  await signUp(await watchedPerson(place), FORMULA);
  return {
    ...{ name: 'shop', url, admin, actor, adminName: 'Mara Feld', actorName: 'Ann Lindqvist' },
    formula: FORMULA,
    done: {
      ...{ action: 'cart.add', targetType: 'product', targetName: 'Stoneware mug' },
      ...{ button: 'Add to cart', pageText: 'Next to it on the shelf' },
    },
    actAgain: () => addToCart(actor),
  };
}

async function addToCart({ page, click }: WatchedPerson): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/cart/lines'));
  await click(page.getByRole('button', { name: 'Add to cart' }));
  await answer;
}

async function signUp(person: WatchedPerson, name: string): Promise<void> {
  await person.visit('/signup');
  await person.type('Name', name);
  await person.type('E-mail', 'odd@example.test');
  await person.type('Password', 'three poached eggs');
  await person.follow(person.page.locator('main').getByRole('button', { name: 'Create account' }));
  await person.leave();
}
