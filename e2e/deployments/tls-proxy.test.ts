import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfSigned } from './certificate.js';
import { type Deployment, newDeployment } from './deployment.js';
import { eventually } from './eventually.js';
import { hasChromium, openBrowser } from './open-browser.js';
import { type ReverseProxy, reverseProxy } from './reverse-proxy.js';
import type { StoredRecord } from './stored.js';
import { recordedVisit, type Visitor } from './visitor.js';

const certificate = await selfSigned();
const canRun = hasChromium && certificate !== null;
const browser = openBrowser();

/** The proxy speaks HTTPS, the app behind it HTTP. */
describe.skipIf(!canRun).each([
  ['keeps the host', true],
  ['gives the app another host', false],
])('behind a proxy that ends TLS and %s (needs Chromium and openssl)', (_what, keepsHost) => {
  let deployment: Deployment;
  let proxy: ReverseProxy;
  let context: BrowserContext;
  let visitor: Visitor;
  let url: string;
  let records: readonly StoredRecord[];

  beforeAll(async () => {
    if (certificate === null) return;
    deployment = await newDeployment();
    const app = await deployment.start({
      trustedProxies: ['127.0.0.1/32', '::1/128', '::ffff:127.0.0.1/128'],
    });
    const target = (): string => app.url;
    proxy = await reverseProxy({ target, certificate, clientAddress: CLIENT, keepsHost });
    url = `https://localhost:${proxy.port}`;
    const extraHTTPHeaders = { 'x-forwarded-for': FORGED };
    context = await browser().newContext({ ignoreHTTPSErrors: true, extraHTTPHeaders });
    visitor = await recordedVisit(await context.newPage(), `${url}/`);
    await visitor.click('Order');
    await visitor.flush();
    records = await eventually(deployment.database.orders, ([first]) => first?.witness === 'witnessed');
  });

  afterAll(async () => {
    proxy?.close();
    await deployment?.close();
  });

  it('a click is one record, bound to its session and witnessed', async () => {
    expect(records).toHaveLength(1);
    expect(records).toMatchObject([{ statusCode: 201, sessionTrust: 'bound', witness: 'witnessed' }]);
    expect(records[0]?.sessionId).toBe(await visitor.sessionId());
  });

  it('the address is the one that the trusted proxy saw, on the record and on the session', async () => {
    expect(records).toMatchObject([{ ip: CLIENT, ipVia: 'trusted_proxy' }]);
    expect(await deployment.database.sessions()).toMatchObject([{ ip: CLIENT }]);
  });

  it('the session’s cookie is for https only, though the app is asked by http', async () => {
    const cookies = await context.cookies(url);
    expect(cookies.filter(({ name }) => name.includes('auditreel'))).toMatchObject([
      { name: '__Host-auditreel', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' },
    ]);
  });

  it('the viewer shows the record beside its replay', async () => {
    const page = await context.newPage();
    await page.goto(`${url}/admin/audit/records/${records[0]?.id}`);
    await page.locator('[data-t] iframe').first().waitFor({ state: 'attached' });
    await page.close();
  });
});

const CLIENT = '203.0.113.7';
const FORGED = '198.51.100.9';
