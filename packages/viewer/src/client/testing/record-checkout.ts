import { chromium, type Page } from 'playwright-core';
import { buildPage } from '../safety/testing/build-page.js';
import { CHROMIUM } from '../safety/testing/chromium.js';
import { CHECKOUT } from './checkout-scene.js';
import type { Take } from './recording-page.js';

/** A real recording of somebody who gets angry at a checkout, and then is refused twice: by the form and by the app. */
export async function recordCheckout(): Promise<Take> {
  const script = await buildPage('../../testing/recording-page.ts');
  const browser = await chromium.launch(CHROMIUM);
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
    await page.addInitScript(script);
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: CHECKOUT }));
    await page.goto('http://shop.test/checkout');
    await page.evaluate(() => globalThis.startTake());
    await checkOut(page);
    return await page.evaluate(() => globalThis.endTake());
  } finally {
    await browser.close();
  }
}

async function checkOut(page: Page): Promise<void> {
  await page.click('#voucher');
  await page.waitForTimeout(3000);
  for (let n = 0; n < 4; n++) await page.click('#help', { delay: 10 });
  await page.waitForTimeout(1200);
  await page.fill('#city', 'Kyoto');
  await page.fill('#city', '');
  await page.click('#pay');
  await page.waitForTimeout(600);
  await page.fill('#city', 'Kyoto');
  await page.click('#pay');
  await page.waitForTimeout(3200);
}
