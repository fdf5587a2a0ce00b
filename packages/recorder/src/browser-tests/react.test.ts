import { describe, expect, it } from 'vitest';
import { bundlePage, source } from './bundle-page.js';
import { CHROMIUM, NO_CHROMIUM } from './chromium.js';
import { flush, untilRecorded, useBench } from './setup.js';

const APP = `
  import { mountApp } from '${source('./react-app.ts')}';
  globalThis.app = mountApp(document.getElementById('root'));
`;

describe.skipIf(!CHROMIUM)(`useAuditRecorder${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('starts one recorder, twice mounted by StrictMode, that outlives the component', async () => {
    const { host, context } = bench();
    const script = await bundlePage(APP);
    host.page('/', `<!doctype html><body><div id="root"></div><script>${script}</script></body>`);
    const page = await context.newPage();
    await page.goto(host.origin);
    await untilRecorded(page, host);
    expect(await page.evaluate('app.handles[0]')).toBeNull();
    expect(
      await page.evaluate(
        'app.handles.filter(Boolean).every((one) => one === globalThis[Symbol.for("auditreel.recorder")])',
      ),
    ).toBe(true);

    await page.click('button');
    await page.waitForFunction('document.querySelector("button").textContent === "Bought 1"');
    await page.evaluate('app.unmount()');
    await page.evaluate(`fetch('/orders/7', { method: 'DELETE' })`);
    await flush(page);
    expect(host.ingest.marks().map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(host.seen.filter(({ headers }) => headers['x-audit-ctx'] !== undefined)).toHaveLength(2);
  });
});
