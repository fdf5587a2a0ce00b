/** How fast an hour of recording opens and seeks: `npx tsx dev/measure-replay.ts [minutes] [rows]`. Needs CHROMIUM_PATH. */
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM } from '../src/client/safety/testing/chromium.js';
import { buildViewer } from '../src/client/testing/build-viewer.js';
import { serveViewer } from '../src/client/testing/serve-viewer.js';
import { chunkOf } from '../src/client/testing/story-rows.js';
import { aSession } from '../src/server/testing/rows.js';
import { hourRecording } from './hour-recording.js';

const SEEKS = 60;
const OPENINGS = 7;
const minutes = Number(process.argv[2] ?? 60);
const tableRows = Number(process.argv[3] ?? 250);
const start = Date.now() - minutes * 60_000;
const where = { sessionId: 'visit-long', tabId: 'tab1', page: 'page-long' };
const chunks = hourRecording({ startMs: start, minutes, rows: tableRows }).map((events, seq) =>
  chunkOf(events, seq, where),
);
const bytes = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
const rows = {
  chunks,
  sessions: [aSession(where.sessionId, { chunks: chunks.length, bytes, endedAt: Date.now() })],
};
const viewer = await serveViewer({ assets: await buildViewer(), rows });
const browser = await chromium.launch(CHROMIUM);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const openings: number[] = [];
  for (let n = 0; n < OPENINGS; n++)
    openings.push(await open(page, `?t=${start + ((n + 1) * minutes * 60_000) / 9}`));
  const seeks: number[] = [];
  for (let n = 0; n < SEEKS; n++) seeks.push(await seek(page, ((n * 37) % 100) / 100 + 0.003));
  await page.waitForTimeout(12_000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  console.log({
    minutes,
    nodes: tableRows * 7,
    chunks: chunks.length,
    megabytes: round(bytes / 1e6),
    openMs: { median: quantile(openings, 0.5), worst: Math.max(...openings) },
    seekMs: { median: quantile(seeks, 0.5), p95: quantile(seeks, 0.95), worst: Math.max(...seeks) },
    heapMegabytes: round(usedSize / 1e6),
    note: await page.locator('.scan-note').allInnerTexts(),
  });
} finally {
  await browser.close();
  await viewer.close();
}
process.exit();

/** From the click on the link to the page as it was at that moment. */
async function open(page: Page, search: string): Promise<number> {
  await page.goto('about:blank');
  const before = performance.now();
  await page.goto(`${viewer.url}/sessions/${where.sessionId}${search}`, { waitUntil: 'commit' });
  await page.waitForFunction(
    () =>
      document.querySelector('iframe')?.contentDocument?.querySelector('#now')?.getAttribute('title') != null,
    undefined,
    { polling: 'raf' },
  );
  return Math.round(performance.now() - before);
}

/** From the press on the timeline to the page as it was at that moment, by the time that the page itself shows. */
async function seek(page: Page, place: number): Promise<number> {
  const box = await page.locator('.lanes').boundingBox();
  if (box === null) throw new Error('There is no timeline: did the page fail to load?');
  await page.evaluate(() => {
    addEventListener('pointerdown', () => Object.assign(globalThis, { pressedAt: performance.now() }), {
      once: true,
      capture: true,
    });
  });
  await page.mouse.click(box.x + box.width * place, box.y + 3);
  const took = await page.waitForFunction(
    () => {
      const wanted = Number(document.querySelector('.player')?.getAttribute('data-t'));
      const seen = Number(
        document.querySelector('iframe')?.contentDocument?.querySelector('#now')?.getAttribute('title'),
      );
      const { pressedAt } = globalThis as unknown as { readonly pressedAt: number };
      return wanted - seen >= 0 && wanted - seen <= 520 ? performance.now() - pressedAt : null;
    },
    undefined,
    { polling: 'raf' },
  );
  return Math.round((await took.jsonValue()) ?? 0);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
