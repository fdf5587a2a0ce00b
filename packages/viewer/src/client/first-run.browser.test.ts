import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aRecord, aSession } from '../server/testing/rows.js';
import type { Rows } from '../server/testing/store-rows.js';
import { CHROMIUM, HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/net-log.js';
import { buildViewer } from './testing/build-viewer.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';

let browser: Browser;
let assets: Awaited<ReturnType<typeof buildViewer>>;
let viewer: ServedViewer;

beforeAll(async () => {
  assets = await buildViewer();
  browser = await chromium.launch(CHROMIUM);
}, 60_000);

afterEach(() => viewer.close());
afterAll(() => browser?.close());

async function textAt(rows: Rows, path: string): Promise<string> {
  viewer = await serveViewer({ assets, rows });
  const page = await browser.newPage();
  try {
    await page.goto(`${viewer.url}${path}`);
    const said = page.locator('.first-run dd, .state code');
    await said.last().waitFor();
    await page.locator('.first-run dd p').nth(1).or(page.locator('.state code')).waitFor();
    return (await page.locator('main').textContent()) ?? '';
  } finally {
    await page.close();
  }
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
