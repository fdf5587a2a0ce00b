import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { findingRows } from './testing/finding-rows.js';
import { builtViewer, recordedStory, sharedChromium } from './testing/made-once.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';
import { storyRows } from './testing/story-rows.js';

const LOOKS = [
  { name: 'wide and light', colorScheme: 'light', viewport: { width: 1440, height: 900 }, isWhole: true },
  { name: 'narrow and dark', colorScheme: 'dark', viewport: { width: 390, height: 844 }, isWhole: false },
] as const;

/** Those that look otherwise when narrow. */
const NARROW: readonly string[] = ['/', '/records/refund', '/sessions/visit-ada', '/findings'];

/** Each page, and what is there once it is loaded. */
const PAGES = [
  ['/', '.rows-space .row-link'],
  ['/?actor=nobody', '.state'],
  ['/records/refund', '.player'],
  ['/sessions', '.rows-space .row-link'],
  ['/sessions/visit-ada', '.player'],
  ['/findings', '.finding'],
  ['/actors/u_ada', '.rows-space .row-link'],
  ['/targets/order/1042', '.rows-space .row-link'],
  ['/changes?model=Order&targetId=1042', '.page-head'],
  ['/shares', 'main'],
] as const;

let browser: Browser;
let viewer: ServedViewer;
let refundId = '';

beforeAll(async () => {
  const story = storyRows(await recordedStory());
  const refund = story.records?.find(({ requestId }) => requestId === 'q-refund');
  if (refund === undefined) throw new Error('The story has no refund');
  refundId = refund.id;
  const records = [...(story.records ?? []), ...findingRows(refund)];
  viewer = await serveViewer({ assets: await builtViewer(), rows: { ...story, records } });
  browser = await sharedChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await viewer?.close();
});

describe.skipIf(!HAS_CHROMIUM)(`what axe finds${NO_CHROMIUM}`, () => {
  describe.each(LOOKS)('$name', ({ isWhole, ...look }) => {
    let page: Page;

    beforeAll(async () => {
      page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
    });

    afterAll(() => page.close());

    const pages = PAGES.filter(([path]) => isWhole || NARROW.includes(path));
    it.each(pages)('%s has nothing serious', async (path, loaded) => {
      await page.goto(`${viewer.url}${path.replace('refund', refundId)}`);
      await page.waitForSelector(loaded);
      expect(await seriousIn(page)).toEqual([]);
    });
  });
});

/** By rule and place; the recorded page is the app's own affair, and nobody can get into it. */
async function seriousIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run({ exclude: ['.stage'] }, { iframes: false, resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, target }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    );
}
