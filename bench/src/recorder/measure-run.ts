import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { actAsPerson } from './act-as-person.ts';
import { launchBrowser } from './launch-browser.ts';
import { watchMainThread } from './main-thread.ts';
import { personPlan } from './person-plan.ts';
import type { Recorder } from './recorders.ts';
import { countNodes, pageNow, seenInPage, watchPage } from './seen-in-page.ts';
import type { Site } from './site.ts';
import { type SiteServer, startSiteServer } from './site-server.ts';
import { toldSnapshots } from './told-snapshots.ts';
import { checkUploads, type Volume, volumeOf } from './uploads.ts';

/** What one visit has cost; times in ms. */
export interface Run {
  /** Main thread, from the page's request until the person begins: scripts and the first snapshot are in it. */
  readonly startMs: number;
  /** Main thread, while the person is there. */
  readonly taskMs: number;
  /** Tasks over 50 ms on the clock, while the person is there. */
  readonly longTasks: readonly number[];
  /** Every snapshot but the first. */
  readonly snapshots: readonly number[];
  /** From the page's request until the person has been there for a minute. */
  readonly firstMinute: Volume;
  readonly later: Volume;
}

export interface Visit {
  readonly site: Site;
  readonly recorder: Recorder;
  readonly minutes: number;
  /** Path of the browser. */
  readonly executablePath: string;
}

const SEED = 17;
const MINUTE_MS = 60_000;
/** After its load every page gets as long to come to rest, and its recorder to take the first snapshot. */
const REST_MS = 3000;

/** One person's visit, in a browser and on a server of its own. */
export async function measureRun(visit: Visit): Promise<Run> {
  const server = await startSiteServer(visit.site, visit.recorder);
  const browser = await launchBrowser(visit.executablePath);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await visitPage(page, server, visit);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function visitPage(page: Page, server: SiteServer, { site, recorder, minutes }: Visit): Promise<Run> {
  const mainThread = await watchMainThread(page);
  await watchPage(page);
  const requestedAt = performance.now();
  await page.goto(server.origin, { waitUntil: 'load' });
  await wait(REST_MS);
  await checkNodes(page, site);
  const [startMs, pageFrom, from] = [await mainThread(), await pageNow(page), performance.now()];
  const until = from + minutes * MINUTE_MS;
  await actAsPerson(page, personPlan(SEED, minutes * MINUTE_MS));
  await wait(Math.max(0, until - performance.now()));
  const taskMs = (await mainThread()) - startMs;
  const { tasks, snapshots } = await seenInPage(page);
  // Leaving is not measured, but sends what the last snapshots took.
  const measured = [...server.uploads];
  await page.goto('about:blank');
  await wait(REST_MS / 3);
  checkUploads(server.uploads);
  checkRecorder(recorder, measured.length);
  return {
    startMs,
    taskMs,
    longTasks: tasks.filter((task) => task.from >= pageFrom).map(({ ms }) => ms),
    snapshots: recorder.name === 'rrweb' ? snapshots.slice(1) : toldSnapshots(server.uploads),
    firstMinute: volumeOf(measured, requestedAt, from + MINUTE_MS),
    later: volumeOf(measured, from + MINUTE_MS, until),
  };
}

async function checkNodes(page: Page, { name, nodes }: Site): Promise<void> {
  const found = await countNodes(page);
  if (Math.abs(found / nodes - 1) > 0.1)
    throw new Error(`The ${name} page has ${found} nodes; it should have about ${nodes}.`);
}

function checkRecorder({ name }: Recorder, uploads: number): void {
  if (uploads > 0 !== (name !== 'none')) throw new Error(`${name} has uploaded ${uploads} times.`);
}
