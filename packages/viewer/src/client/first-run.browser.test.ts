import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ViewerAssets } from '../server/assets.js';
import { aRecord, aSession } from '../server/testing/rows.js';
import type { Rows } from '../server/testing/store-rows.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { blankPage } from './testing/blank-page.js';
import { builtViewer, sharedChromium } from './testing/made-once.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';

let browser: Browser;
let assets: ViewerAssets;
let viewer: ServedViewer;
let page: Page;

beforeAll(async () => {
  assets = await builtViewer();
  browser = await sharedChromium();
  page = await browser.newPage();
}, 60_000);

afterEach(async () => {
  await blankPage(page, viewer.url);
  await viewer.close();
});
afterAll(() => browser?.close());

async function textAt(rows: Rows, path: string): Promise<string> {
  viewer = await serveViewer({ assets, rows });
  await page.goto(`${viewer.url}${path}`);
  const said = page.locator('.first-run dd, .state code');
  await said.last().waitFor();
  await page.locator('.first-run dd p').nth(1).or(page.locator('.state code')).waitFor();
  return (await page.locator('main').textContent()) ?? '';
}

describe.skipIf(!HAS_CHROMIUM)(`before there is anything to look at${NO_CHROMIUM}`, () => {
  it('the list says what may be missing for records and for recordings', async () => {
    const said = await textAt({}, '/');
    expect(said).toContain('app.use(auditMiddleware(audit))');
    expect(said).toContain('<script src="/api/auditreel/recorder.js"></script>');
    expect(said).toContain('npx auditreel doctor');
  });

  it('it says so, too, below records of the audit log itself', async () => {
    const said = await textAt({ records: [aRecord(1, { action: 'audit.view' })] }, '/');
    expect(said).toContain('audit.view');
    expect(said).toContain('Nothing of the app is recorded yet');
  });

  it('it tells a session without a chunk from a page without the recorder', async () => {
    const said = await textAt({ sessions: [aSession('s', { chunks: 0, bytes: 0 })] }, '/');
    expect(said).toContain('nothing has arrived of its recording');
  });

  it('the list of sessions shows the line that belongs into the page', async () => {
    expect(await textAt({}, '/sessions')).toContain('recorder.js');
  });
});
