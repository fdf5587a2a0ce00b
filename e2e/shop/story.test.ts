import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refund } from '../../examples/express-shop/src/traffic/admins.js';
import { browse, order, signIn, signInAtLast } from '../../examples/express-shop/src/traffic/customers.js';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openReplay, textOfReplay } from '../support/open-replay.js';
import { type ViewerApi, viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { type RunningShop, startShop } from './start-shop.js';

const chromium = await findChromium();

/** A customer forgets her password twice, orders, and is refunded: what the log says, and what the replay shows. */
describe.skipIf(chromium === null)('the story of an order (needs Chromium)', () => {
  let shop: RunningShop;
  let browser: Browser;
  let ann: WatchedPerson;
  let mara: WatchedPerson;
  let api: ViewerApi;
  let orderId: number;
  let records: readonly AuditRecord[];

  beforeAll(async () => {
    shop = await startShop();
    browser = await launchChromium();
    const place = { browser, shopUrl: shop.url, pace: 0.3 };
    ann = await watchedPerson(place);
    await signInAtLast(ann, accountOf('ann@example.test'));
    await browse(ann);
    orderId = await order(ann);
    mara = await watchedPerson(place);
    await mara.visit('/login');
    await signIn(mara, accountOf('admin@example.test'));
    await refund(mara, orderId);
    await ann.page.close({ runBeforeUnload: true });
    api = viewerApi(mara.context, shop.url);
    records = await api.recordsWhen((found) => {
      const acted = found.filter(isAct);
      return (
        acted.length >= ann.mutations.length + mara.mutations.length &&
        acted.every(({ witness }) => witness !== 'pending')
      );
    });
  });

  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  it('is exactly one record for every mutating request and auth event', () => {
    expect(
      records
        .filter(isAct)
        .map((record) => `${record.method} ${record.route}`)
        .toSorted(),
    ).toEqual([...ann.mutations, ...mara.mutations].map(asRoute).toSorted());
    expect(new Set(records.map(({ requestId }) => requestId)).size).toBeGreaterThanOrEqual(
      ann.mutations.length,
    );
  });

  it('names each action, actor, target and outcome', () => {
    const told = records.filter(isAct).map((record) => ({
      action: record.action,
      actor: record.actorName,
      target: record.targetType === 'user' ? 'user' : `${record.targetType}/${record.targetId}`,
      outcome: record.outcome,
      reason: record.reason,
    }));
    const failedLogin = {
      action: 'authn.login',
      actor: null,
      target: 'user',
      outcome: 'failure',
      reason: 'INVALID_CREDENTIALS',
    };
    const done = { outcome: 'success', reason: null };
    expect(told).toEqual([
      failedLogin,
      failedLogin,
      { action: 'authn.login', actor: 'Ann Lindqvist', target: 'user', ...done },
      { action: 'cart.add', actor: 'Ann Lindqvist', target: 'product/stoneware-mug', ...done },
      { action: 'cart.add', actor: 'Ann Lindqvist', target: 'product/honey-jar', ...done },
      { action: 'cart.change', actor: 'Ann Lindqvist', target: 'product/stoneware-mug', ...done },
      { action: 'order.place', actor: 'Ann Lindqvist', target: `order/${orderId}`, ...done },
      { action: 'authn.login', actor: 'Mara Feld', target: 'user', ...done },
      { action: 'order.refund', actor: 'Mara Feld', target: `order/${orderId}`, ...done },
    ]);
  });

  it('was witnessed, by whom the session is bound to', () => {
    const told = records
      .filter(isAct)
      .map(({ action, sessionTrust, witness, witnessReason }) => [
        action,
        sessionTrust,
        witness,
        witnessReason,
      ]);
    expect(told.slice(0, 2)).toEqual(Array(2).fill(['authn.login', 'signed', 'witnessed', null]));
    for (const line of told.slice(2)) expect(line.slice(1)).toEqual(['bound', 'witnessed', null]);
  });

  it('plays as one visit, from the failed logins to the order', async () => {
    const first = records.find(isAct);
    const visit = await api.get<{ records: AuditRecord[]; gaps: unknown[]; marks: unknown[] }>(
      `sessions/${first?.sessionId}`,
    );
    expect(visit.records.filter(isAct).map(({ action }) => action)).toEqual(
      records
        .filter((record) => isAct(record) && record.sessionId === first?.sessionId)
        .map(({ action }) => action),
    );
    expect(visit.records.slice(0, 3).map(({ outcome }) => outcome)).toEqual([
      'failure',
      'failure',
      'success',
    ]);
    expect(visit.marks).toHaveLength(ann.mutations.length);
    expect(visit.gaps).toEqual([]);
  });

  it('shows, for each record, the replay within 100 ms of the click', async () => {
    const clicks = [...ann.clicks, ...mara.clicks];
    // The shop waits for more clicks on "One more" before it tells the server.
    const causes = (action: string): readonly number[] => (action === 'cart.change' ? ann.sent : clicks);
    const page = await mara.context.newPage();
    for (const record of records.filter(isAct)) {
      const shown = await openReplay(page, `${shop.url}/admin/audit`, record.id);
      const nearest = Math.min(...causes(record.action).map((at) => Math.abs(at - shown)));
      expect(nearest, `${record.action} is shown ${nearest} ms away`).toBeLessThanOrEqual(100);
      await expect.poll(() => textOfReplay(page)).toContain('Early Hours');
    }
    await page.close();
  });

  it('records who looked', async () => {
    const looked = await api.recordsWhen((found) => found.some(({ action }) => action === 'replay.view'));
    expect(looked.filter(({ action }) => action === 'audit.view').length).toBeGreaterThan(0);
    expect(looked.find(({ action }) => action === 'replay.view')).toMatchObject({
      actorName: 'Mara Feld',
      targetType: 'session',
    });
  });

  it('kept nothing that was typed into a password or card field', async () => {
    const all = JSON.stringify(records);
    for (const secret of ['marmalade', 'marmelade', '4242 4242', '4242424242424242', 'opens at six'])
      expect(all).not.toContain(secret);
    expect(shop.output()).not.toMatch(/auditreel:/);
  });
});

function asRoute(mutation: string): string {
  return mutation
    .replace(/\/cart\/lines\/[\w-]+$/, '/cart/lines/:product')
    .replace(/\/orders\/\d+\//, '/orders/:id/');
}
