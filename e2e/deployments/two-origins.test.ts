import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.js';
import type { DeployedApp } from './deployed-app.js';
import { type Deployment, newDeployment } from './deployment.js';
import { eventually } from './eventually.js';
import { hasChromium, openBrowser } from './open-browser.js';
import { type PageServer, servePage } from './page-server.js';
import { recordedVisit, type Visitor, visit } from './visitor.js';

const browser = openBrowser();

/** A single-page app on one origin, its API on another; the two hosts are one site, or two. */
describe.skipIf(!hasChromium).each([
  { site: 'the same site', host: '127.0.0.1', start: 'module' },
  { site: 'another site', host: 'localhost', start: 'tag' },
] as const)(
  'a page on another origin of $site, started by $start (needs Chromium)',
  ({ site, host, start }) => {
    let deployment: Deployment;
    let api: DeployedApp;
    let pages: PageServer;
    let pageUrl: string;
    let visitor: Visitor;

    beforeAll(async () => {
      deployment = await newDeployment();
      const pagePort = await freePort();
      pageUrl = `http://${host}:${pagePort}`;
      const corsHeaders = ['authorization', 'content-type', 'x-audit-ctx'];
      api = await deployment.start({ origins: [pageUrl], corsHeaders });
      pages = await servePage(pagePort, { api: api.url, start });
    });

    beforeEach(async () => {
      const context = await browser().newContext();
      visitor = await recordedVisit(await context.newPage(), pageUrl);
      return () => context.close();
    });

    afterAll(async () => {
      pages?.close();
      await deployment?.close();
    });

    it('is recorded: a click is one record, bound to its session, witnessed, and its recording is stored', async () => {
      expect(await visitor.click('Order')).toBe('answered 201');
      const sessionId = await visitor.sessionId();
      await visitor.flush();
      const ofSession = async () =>
        (await deployment.database.orders()).filter((record) => record.sessionId === sessionId);
      const records = await eventually(ofSession, ([record]) => record?.witness === 'witnessed');
      expect(records).toHaveLength(1);
      expect(records).toMatchObject([{ actorId: 'ann', sessionTrust: 'bound', witness: 'witnessed' }]);
      const session = (await deployment.database.sessions()).find(({ id }) => id === sessionId);
      expect(session?.chunks).toBeGreaterThan(0);
    });

    it('hears that its session is over, and begins another', async () => {
      const before = await visitor.sessionId();
      await visitor.click('Sign out');
      const after = await eventually(visitor.sessionId, (id) => id !== before);
      expect(after).not.toBe(before);
      await visitor.click('Order');
      await visitor.flush();
      const sessions = await eventually(deployment.database.sessions, (all) =>
        all.some(({ id }) => id === after),
      );
      const chain = sessions.find(({ id }) => id === after)?.previousId;
      expect(chain).toBe(site === 'the same site' ? before : null);
    });

    it(`gives a second tab ${site === 'the same site' ? 'the same session' : 'a session of its own'}`, async () => {
      const other = await recordedVisit(await visitor.page.context().newPage(), pageUrl);
      const isShared = (await other.sessionId()) === (await visitor.sessionId());
      expect(isShared).toBe(site === 'the same site');
    });
  },
);

describe('where the host’s CORS knows nothing of auditreel', () => {
  let deployment: Deployment;
  let api: DeployedApp;
  let listed: string;
  let listedPort: number;

  beforeAll(async () => {
    deployment = await newDeployment();
    listedPort = await freePort();
    listed = `http://localhost:${listedPort}`;
    api = await deployment.start({ origins: [listed], corsHeaders: ['authorization', 'content-type'] });
  });

  afterAll(async () => {
    await deployment?.close();
  });

  function ask(method: string, path: string, origin: string): Promise<Response> {
    const body = method === 'POST' ? JSON.stringify({ sentAt: Date.now(), reason: 'start' }) : null;
    const headers = { origin, 'sec-fetch-site': 'same-site', 'access-control-request-method': 'POST' };
    return fetch(`${api.url}${path}`, { method, headers, body });
  }

  it.each(['session', 'chunks'])(
    'the recorder’s own preflight for %s is answered all the same',
    async (route) => {
      const { headers } = await ask('OPTIONS', `/api/auditreel/${route}`, listed);
      expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
      expect(headers.get('access-control-allow-origin')).toBe(listed);
    },
  );

  it('a page that is not listed gets neither a preflight’s consent nor a session', async () => {
    const other = 'http://localhost:1';
    const { headers } = await ask('OPTIONS', '/api/auditreel/session', other);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask('POST', '/api/auditreel/session', other)).status).toBe(403);
  });

  describe.skipIf(!hasChromium)('in a browser (needs Chromium)', () => {
    it('a page that is not listed tags nothing: its requests are recorded without a session', async () => {
      const port = await freePort();
      const pages = await servePage(port, { api: api.url, start: 'tag' });
      const page = await browser().newPage();
      const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/session'));
      const visitor = await visit(page, `http://localhost:${port}`);
      await refused;
      expect(await visitor.click('Order')).toBe('answered 201');
      const records = await eventually(deployment.database.orders, (all) => all.length > 0);
      expect(records).toMatchObject([{ statusCode: 201, sessionTrust: 'none', requestId: null }]);
      pages.close();
    });

    it('a listed page can’t send its own requests until x-audit-ctx is allowed', async () => {
      const pages = await servePage(listedPort, { api: api.url, start: 'tag' });
      const visitor = await recordedVisit(await browser().newPage(), listed);
      expect(await visitor.click('Order')).toBe('failed TypeError');
      pages.close();
    });
  });
});
