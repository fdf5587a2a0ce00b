import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployment, newDeployment } from './deployment.js';
import { eventually } from './eventually.js';
import { hasChromium, openBrowser } from './open-browser.js';
import { type ReverseProxy, reverseProxy } from './reverse-proxy.js';
import type { StoredRecord } from './stored.js';
import { recordedVisit } from './visitor.js';

const browser = openBrowser();

/** The browser asks below `/shop`, and the proxy takes that off; the app doesn't know, or puts it back. */
describe.skipIf(!hasChromium).each([
  ['does not know of it', ''],
  ['puts it back', '/shop'],
])('behind a proxy that strips a prefix, an app that %s (needs Chromium)', (_what, restoredPrefix) => {
  let deployment: Deployment;
  let proxy: ReverseProxy;
  let page: Page;
  let url: string;
  let records: readonly StoredRecord[];

  beforeAll(async () => {
    deployment = await newDeployment();
    const app = await deployment.start({ restoredPrefix });
    proxy = await reverseProxy({ target: () => app.url, strips: '/shop' });
    url = `http://localhost:${proxy.port}/shop`;
    page = await browser().newPage();
    const visitor = await recordedVisit(page, `${url}/`);
    await visitor.click('Order');
    await visitor.flush();
    records = await eventually(deployment.database.orders, ([first]) => first?.witness === 'witnessed');
  });

  afterAll(async () => {
    proxy?.close();
    await deployment?.close();
  });

  it('records a click once, bound to its session and witnessed', () => {
    expect(records).toHaveLength(1);
    expect(records).toMatchObject([
      { route: `${restoredPrefix}/orders`, sessionTrust: 'bound', witness: 'witnessed' },
    ]);
  });

  if (restoredPrefix === '') {
    it('has a viewer whose addresses lack the prefix', async () => {
      const viewer = await (await fetch(`${url}/admin/audit/`)).text();
      expect(viewer).toContain('src="/admin/audit/assets/');
    });
  } else {
    it('shows the viewer, asked for without its slash, and a replay in it', async () => {
      await page.goto(`${url}/admin/audit`);
      expect(page.url()).toBe(`${url}/admin/audit/`);
      await page.getByText('/shop/orders').first().waitFor();
      await page.goto(`${url}/admin/audit/records/${records[0]?.id}`);
      await page.locator('[data-t] iframe').first().waitFor({ state: 'attached' });
    });
  }
});
