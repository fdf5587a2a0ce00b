import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ViewerAssets } from '../../server/assets.js';
import type { Rows } from '../../server/testing/store-rows.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from '../safety/testing/chromium.js';
import { blankPage } from '../testing/blank-page.js';
import { complaintsOf } from '../testing/complaints-of.js';
import { findingRows } from '../testing/finding-rows.js';
import { builtViewer, recordedStory, sharedChromium } from '../testing/made-once.js';
import { type ServedViewer, serveViewer } from '../testing/serve-viewer.js';
import { storyRows } from '../testing/story-rows.js';

describe.skipIf(!HAS_CHROMIUM)(`the findings${NO_CHROMIUM}`, () => {
  let browser: Browser;
  let assets: ViewerAssets;
  let viewer: ServedViewer;
  let nothing: ServedViewer;
  let page: Page;
  let complaints: readonly string[];
  let moment: number;

  beforeAll(async () => {
    assets = await builtViewer();
    const rows: Rows = storyRows(await recordedStory());
    const failed = rows.records?.filter(({ outcome }) => outcome === 'failure').at(-1);
    if (failed === undefined) throw new Error('The story has no failed login');
    moment = rows.marks?.find(({ requestId }) => requestId === failed.requestId)?.t ?? 0;
    viewer = await serveViewer({
      assets,
      rows: { ...rows, records: [...(rows.records ?? []), ...findingRows(failed)] },
    });
    nothing = await serveViewer({ assets, rows: {} });
    browser = await sharedChromium();
    page = await browser.newPage();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await viewer?.close();
    await nothing?.close();
  });

  beforeEach(async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    complaints = complaintsOf(page);
  });

  afterEach(() => blankPage(page, viewer.url));

  const titles = (): Promise<string[]> => page.locator('.finding h2').allTextContents();

  it('are one click away, newest first', async () => {
    await page.goto(viewer.url);
    await page.getByRole('link', { name: 'Findings' }).click();
    await page.waitForURL('**/findings');
    await page.waitForSelector('.finding');
    expect(await titles()).toEqual([
      'Signed in from somewhere \\u{202e}wen',
      'Changed without the page',
      'Signed in after failed attempts',
      'The same thing failed again and again',
    ]);
    expect(await page.textContent('.finding .who')).toBe('陳美玲');
    expect(complaints).toEqual([]);
  });

  it('lead to the replay, some seconds before the moment', async () => {
    await page.goto(`${viewer.url}/findings`);
    await page
      .locator('.finding', { hasText: 'again and again' })
      .getByRole('link', { name: 'Watch' })
      .click();
    await page.waitForURL('**/sessions/**');
    expect(new URL(page.url()).searchParams.get('t')).toBe(String(moment - 3000));
    await page.waitForSelector('.player');
  });

  it('lead to each of their records, and show a long row of them on demand', async () => {
    await page.goto(`${viewer.url}/findings`);
    const guessed = page.locator('.finding', { hasText: 'after failed' });
    const count = (): Promise<number> => guessed.locator('.chained').count();
    await expect.poll(count).toBe(5);
    await guessed.getByRole('button', { name: '5 more' }).click();
    await expect.poll(count).toBe(10);
    await guessed.locator('.chained').last().click();
    await page.waitForSelector('.record-page');
    expect(await page.textContent('h1')).toBe('authn.login');
    expect(await page.textContent('.record-page')).toContain('audit.finding');
  });

  it('say how many of their records are not shown', async () => {
    await page.goto(`${viewer.url}/findings?rule=new_device`);
    await page.waitForSelector('.finding');
    expect(await page.textContent('.chain')).toContain('1 not shown');
  });

  it('keep their filters in the address', async () => {
    await page.goto(`${viewer.url}/findings`);
    await page.selectOption('select[aria-label=Severity]', 'high');
    await page.waitForURL('**/findings?severity=high');
    await expect.poll(titles).toEqual(['Changed without the page']);
    await page.selectOption('select[aria-label=Rule]', 'new_device');
    await page.getByRole('heading', { name: 'No finding matches' }).waitFor();
    await page.reload();
    expect(await page.inputValue('select[aria-label=Severity]')).toBe('high');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(async () => (await titles()).length).toBe(4);
  });

  it('say which rules run where nothing was found', async () => {
    await page.goto(`${nothing.url}/findings`);
    await page.getByRole('heading', { name: 'Nothing was found' }).waitFor();
    expect(await page.locator('.finding-rules li').count()).toBe(7);
    expect(complaints).toEqual([]);
  });

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('fit into %i px, %s', async (width, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const [name, { url }] of Object.entries({ findings: viewer, none: nothing })) {
      await page.goto(`${url}/findings`);
      await page.waitForSelector('.finding, .finding-rules');
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(scroll, name).toBeLessThanOrEqual(0);
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    }
  });
});
