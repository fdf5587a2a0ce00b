import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../examples/express-shop/src/traffic/customers.js';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { newPerson, type Person } from '../../examples/express-shop/src/traffic/person.js';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { replayDifference, seePage } from '../support/seen-page.js';
import { type RunningShop, startShop } from './start-shop.js';

const chromium = await findChromium();

describe.skipIf(chromium === null)('the looks of a replayed shop (needs Chromium)', () => {
  let shop: RunningShop;
  let browser: Browser;
  let admin: Person;
  let customer: Person;

  beforeAll(async () => {
    shop = await startShop();
    browser = await launchChromium();
    const place = { browser, shopUrl: shop.url, pace: 0 };
    admin = await newPerson(place);
    await admin.visit('/login');
    await signIn(admin, accountOf('admin@example.test'));
    await admin.page.setViewportSize({ width: 1400, height: 1000 });
    customer = await newPerson(place);
  });

  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  it.each([
    ['shelf', '/'],
    ['product', '/products/honey-jar'],
    ['login', '/login'],
  ])('of its %s page are those that the customer saw', async (name, path) => {
    await customer.visit(path);
    const seen = await seePage(customer.page, name);
    expect(await replayDifference(admin.page, `${shop.url}/admin/audit`, seen)).toBeLessThanOrEqual(0.02);
  });
});
