import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { memoryStorage } from '@auditreel/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_CHROMIUM, NO_CHROMIUM } from '../client/safety/testing/chromium.js';
import { hostilePage } from '../client/safety/testing/hostile-corpus.js';
import { withNetLog } from '../client/safety/testing/net-log.js';
import type { ViewerAssets } from './assets.js';
import { buildClient } from './testing/build-client.js';
import { aChunk, aMark, aRecord, aSession, recordId } from './testing/rows.js';
import { type Served, serve } from './testing/serve.js';
import { storeRows } from './testing/store-rows.js';
import { viewerHandler } from './viewer-handler.js';

const BASE = '/admin/audit';
const START = Date.now() - 600_000;

let assets: ViewerAssets;
let served: Served;
const errors: Error[] = [];
const looks: string[] = [];

beforeAll(async () => {
  assets = await buildClient();
  const storage = memoryStorage();
  await storeRows(storage, hostileRows());
  const handler = viewerHandler({
    storage,
    assets,
    service: 'shop',
    findingRules: [],
    flush: async () => {},
    recordLook: ({ action }) => looks.push(action),
    onError: (error) => errors.push(error),
    now: Date.now,
  });
  served = await serve(handler, { basePath: BASE, viewer: { actor: { type: 'user', id: 'admin' } } });
}, 120_000);

afterAll(() => served.close());

function hostileRows(): Parameters<typeof storeRows>[1] {
  const events = hostilePage(START);
  const data = gzipSync(JSON.stringify(events));
  const lastMs = Math.max(...events.map((event) => Number(event.timestamp)));
  const chunk = aChunk({
    sessionId: 's1',
    data,
    byteLength: data.byteLength,
    sha256: createHash('sha256').update(data).digest('hex'),
    firstMs: START,
    lastMs,
    events: events.length,
  });
  const of = { sessionId: 's1', requestId: 'r1' };
  return {
    records: [
      aRecord(1, { ...of, tabId: 'tab', time: START + 300, sessionTrust: 'bound', witness: 'witnessed' }),
    ],
    sessions: [aSession('s1', { createdAt: START, lastSeenAt: lastMs, chunks: 1 })],
    chunks: [chunk],
    marks: [aMark({ ...of, t: START + 300 })],
  };
}

describe.skipIf(!HAS_CHROMIUM)(
  `the viewer playing a hostile recording${NO_CHROMIUM}`,
  { timeout: 120_000 },
  () => {
    it.each([
      ['a visit', '/sessions/s1'],
      ['a record beside its replay', `/records/${recordId(1)}`],
    ])('as %s touches nothing outside the mount and runs nothing of it', async (_what, path) => {
      const consoleErrors: string[] = [];
      let ran: unknown;
      const log = await withNetLog(async (page) => {
        page.on('pageerror', (error) => consoleErrors.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && consoleErrors.push(message.text()));
        await page.goto(`${served.origin}${BASE}${path}`);
        await playThrough(page);
        ran = await page.evaluate(() => Reflect.get(globalThis, '__ran'));
      });
      expect(log.urls.filter((url) => !url.startsWith(`${served.origin}${BASE}/`))).toEqual([]);
      expect(log.urls.some((url) => url.includes('/chunks/tab.page.0.0'))).toBe(true);
      expect(log.mentions('evil.test')).toEqual([]);
      expect(log.mentions('logout')).toEqual([]);
      expect(ran).toBeUndefined();
      expect(consoleErrors).toEqual([]);
      expect(served.outside).toEqual([]);
      expect(errors).toEqual([]);
      expect(looks).toContain('replay.view');
    });
  },
);

/** Waits for the recorded page, plays it, and sees to it that it really stood in the sandboxed frame. */
async function playThrough(page: Page): Promise<void> {
  const frame = page.locator('iframe').first();
  await frame.waitFor({ state: 'attached', timeout: 20_000 });
  const replayed = page.frameLocator('iframe').first();
  await replayed.locator('evil-element').waitFor({ state: 'attached', timeout: 20_000 });
  expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin');
  await page.getByRole('button', { name: /^play/i }).first().click();
  await page.waitForTimeout(3_000);
}
