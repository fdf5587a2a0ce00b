import { describe, expect, it } from 'vitest';
import { bundlePage, source } from './bundle-page.js';
import { CHROMIUM, NO_CHROMIUM } from './chromium.js';
import { flush, untilRecorded, useBench } from './setup.js';

const APP = `
  import { createElement, StrictMode, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { useAuditRecorder } from '${source('../react.ts')}';

  globalThis.handles = [];
  function Shop() {
    const handle = useAuditRecorder();
    const [bought, setBought] = useState(0);
    handles.push(handle);
    const buy = () => {
      setBought(bought + 1);
      void fetch('/orders', { method: 'POST' });
    };
    return createElement('button', { onClick: buy }, 'Bought ' + bought);
  }
  const root = createRoot(document.getElementById('root'));
  globalThis.unmount = () => root.unmount();
  root.render(createElement(StrictMode, null, createElement(Shop)));
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
    expect(await page.evaluate('handles[0]')).toBeNull();
    expect(
      await page.evaluate(
        'handles.filter(Boolean).every((one) => one === globalThis[Symbol.for("auditreel.recorder")])',
      ),
    ).toBe(true);

    await page.click('button');
    await page.waitForFunction('document.querySelector("button").textContent === "Bought 1"');
    await page.evaluate('unmount()');
    await page.evaluate(`fetch('/orders/7', { method: 'DELETE' })`);
    await flush(page);
    expect(host.ingest.marks().map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(host.seen.filter(({ headers }) => headers['x-audit-ctx'] !== undefined)).toHaveLength(2);
  });
});
