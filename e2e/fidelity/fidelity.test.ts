import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { pictureDifference } from '../support/picture-difference.js';
import { replayDifference, type SeenPage, seePage } from '../support/seen-page.js';
import { type Gallery, openGallery } from './gallery.js';

const chromium = await findChromium();
const MOST = 0.02;

const LOOKS = [
  ['grid', 'light'],
  ['grid', 'dark'],
  ['fonts', 'light'],
  ['images', 'light'],
  ['dialog', 'dark'],
  ['shadow', 'light'],
  ['canvas', 'light'],
] as const;

/** Each page is seen, then everything that it was made of is gone; its replay must look the same. */
describe.skipIf(chromium === null)('a replay’s looks (needs Chromium)', () => {
  let gallery: Gallery;
  let browser: Browser;
  let viewer: Page;
  const seen = new Map<string, SeenPage>();

  beforeAll(async () => {
    gallery = await openGallery();
    browser = await launchChromium();
    // They mostly wait, for what a recorder does in its own time.
    await Promise.all(LOOKS.map(([name, scheme]) => look(name, scheme)));
    gallery.redeploy();
    viewer = await browser.newPage({ viewport: { width: 1400, height: 1000 }, colorScheme: 'light' });
  });

  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });

  it.each(LOOKS)('are those of the page with %s in %s, but for 2 % of its pixels', async (name, scheme) => {
    const page = seenAs(`${name}-${scheme}`);
    expect(await replayDifference(viewer, `${gallery.url}/admin/audit`, page)).toBeLessThanOrEqual(MOST);
  });

  it('would not pass for those of another page', () => {
    const [grid, fonts] = [seenAs('grid-light'), seenAs('fonts-light')];
    expect(pictureDifference(grid.picture, fonts.picture)).toBeGreaterThan(MOST);
  });

  async function look(name: string, scheme: 'light' | 'dark'): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 800, height: 600 },
      colorScheme: scheme,
    });
    const page = await context.newPage();
    await page.goto(`${gallery.url}/pages/${name}`);
    seen.set(`${name}-${scheme}`, await seePage(page, `${name}-${scheme}`));
    await context.close();
  }

  function seenAs(name: string): SeenPage {
    const page = seen.get(name);
    if (page === undefined) throw new Error(`Nobody has seen ${name}.`);
    return page;
  }
});
