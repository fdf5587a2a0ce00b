import type { AuditRecord } from '@auditreel/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.js';
import { openReplay } from '../support/open-replay.js';
import type { DeployedApp } from './deployed-app.js';
import { type Deployment, newDeployment } from './deployment.js';
import { eventually } from './eventually.js';
import { order } from './load.js';
import { hasChromium, openBrowser } from './open-browser.js';
import type { StoredRecord } from './stored.js';
import { unmatched } from './unmatched.js';
import { recordedVisit, type Visitor } from './visitor.js';

const browser = openBrowser();
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The database and the browser have the right time. */
describe.skipIf(!hasChromium).each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('an app whose clock is an hour %s (needs Chromium)', (_where, clockShiftMs) => {
  let deployment: Deployment;
  let app: DeployedApp;
  let port: number;
  let visitor: Visitor;
  let clickedAt: number;

  beforeAll(async () => {
    deployment = await newDeployment();
    port = await freePort();
    app = await deployment.start({ port, clockShiftMs });
    visitor = await recordedVisit(await browser().newPage(), `http://localhost:${port}/`);
    clickedAt = Date.now();
    await visitor.click('Order');
    await visitor.flush();
  });

  afterAll(async () => {
    await deployment?.close();
  });

  const witnessed = (count: number): Promise<readonly StoredRecord[]> =>
    eventually(
      async () => (await deployment.database.orders()).filter(({ witness }) => witness === 'witnessed'),
      (found) => found.length >= count,
    );

  async function listed(query: string): Promise<readonly AuditRecord[]> {
    const found: AuditRecord[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await fetch(`${app.url}/admin/audit/api/records?${query}${after}`);
      const page = (await answer.json()) as { records: AuditRecord[]; nextCursor: string | null };
      found.push(...page.records);
      cursor = page.nextCursor;
    }
    return found.filter(({ route }) => route !== null);
  }

  it('writes its own time and the database’s beside it; the click is bound to its session and witnessed', async () => {
    const [record, ...more] = await witnessed(1);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ sessionTrust: 'bound', sessionId: await visitor.sessionId() });
    expect(Math.abs((record?.time ?? 0) - clickedAt - clockShiftMs)).toBeLessThan(MINUTE);
    expect(Math.abs((record?.recordedAt ?? 0) - clickedAt)).toBeLessThan(MINUTE);
  });

  it('shows the replay at the click, by the browser’s clock', async () => {
    const [record] = await witnessed(1);
    const page = await browser().newPage();
    const shown = await openReplay(page, `http://localhost:${port}/admin/audit`, record?.id ?? '');
    expect(Math.abs(shown - clickedAt)).toBeLessThan(MINUTE);
    await page.close();
  });

  it('lists records page by page, newest first, and finds them by its own time', async () => {
    for (let i = 0; i < 5; i++) await order(app.url);
    await eventually(deployment.database.orders, (all) => all.length >= 6);
    const all = await listed('limit=2');
    expect(all.map(({ id }) => id)).toEqual(
      (await deployment.database.orders()).map(({ id }) => id).toReversed(),
    );
    const now = Date.now() + clockShiftMs;
    expect(await listed(`from=${now - MINUTE}&to=${now + MINUTE}`)).toHaveLength(6);
    expect(await listed(`to=${now - 30 * MINUTE}`)).toEqual([]);
    expect(await listed(`from=${now + 30 * MINUTE}`)).toEqual([]);
  });

  it('killed, leaves its records to one whose clock is wrong the other way; the page’s session goes on there', async () => {
    const before = (await deployment.database.orders()).length;
    const answered = (await Promise.all(Array.from({ length: 20 }, () => order(app.url)))).filter(
      (id) => id !== null,
    );
    expect(answered).toHaveLength(20);
    await app.end('SIGKILL');
    const sessionId = await visitor.sessionId();
    app = await deployment.start({ port, clockShiftMs: -clockShiftMs });
    await eventually(deployment.database.orders, (all) => all.length >= before + 20);
    expect(unmatched(answered, await deployment.database.records())).toEqual({ missing: [], doubled: [] });
    await visitor.click('Order');
    await visitor.flush();
    const [, second] = await witnessed(2);
    expect(second).toMatchObject({ sessionTrust: 'bound', sessionId });
  });
});
