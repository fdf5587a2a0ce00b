import { chromium, type Page } from 'playwright-core';
import { buildPage } from '../safety/testing/build-page.js';
import { CHROMIUM } from '../safety/testing/chromium.js';
import type { Take } from './recording-page.js';
import { ORDER, SIGN_IN } from './scenes.js';

export interface Story {
  readonly signIn: Take;
  readonly order: Take;
}

/** A real recording of somebody who mistypes a password twice, then asks for a refund. */
export async function recordStory(): Promise<Story> {
  const script = await buildPage('../../testing/recording-page.ts');
  const browser = await chromium.launch(CHROMIUM);
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
    await page.addInitScript(script);
    return { signIn: await take(page, SIGN_IN, signIn), order: await take(page, ORDER, refund) };
  } finally {
    await browser.close();
  }
}

async function take(page: Page, html: string, act: (page: Page) => Promise<void>): Promise<Take> {
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('http://shop.test/');
  await page.evaluate(() => globalThis.startTake());
  await act(page);
  return page.evaluate(() => globalThis.endTake());
}

async function signIn(page: Page): Promise<void> {
  await page.click('#email');
  await page.keyboard.type('ada@example.com', { delay: 30 });
  for (const attempt of ['first try', 'second']) {
    await page.fill('#password', attempt);
    await page.mouse.move(500, 300, { steps: 8 });
    await page.click('#go');
    await page.waitForTimeout(700);
    await page.evaluate(() => globalThis.takeSnapshot());
  }
}

async function refund(page: Page): Promise<void> {
  await page.mouse.move(400, 200, { steps: 6 });
  await page.waitForTimeout(400);
  await page.click('#refund');
  await page.waitForTimeout(800);
}
