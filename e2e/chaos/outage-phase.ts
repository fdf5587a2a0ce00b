import { freePort } from '../support/free-port.ts';
import { allStored } from './all-stored.ts';
import { closeApp, type Place } from './kill-phase.ts';
import { pause } from './pause.ts';
import { readRecords, type StoredRecord } from './read-stored.ts';
import { type RunningApp, runApp } from './running-app.ts';
import { type Latencies, steadyLoad } from './steady-load.ts';

export interface OutagePlan {
  readonly minutes: number;
  readonly rate: number;
}

export interface OutageResult {
  readonly before: Latencies;
  readonly during: Latencies;
  readonly rssBefore: number;
  readonly mostRss: number;
  readonly mostSpooled: number;
  /** From the outage's end until nothing waited. */
  readonly secondsUntilStored: number;
  readonly missing: number;
  readonly doubled: number;
  /** Records that were stored before one with a lower number of the same writer. */
  readonly outOfOrder: number;
}

const WARM_UP_SECONDS = 10;
const BEFORE_SECONDS = 60;
const SAMPLE_MS = 1_000;

/** A route that needs no database, at a fixed rate: before, and while the database is out of reach. */
export async function outagePhase(place: Place, { minutes, rate }: OutagePlan): Promise<OutageResult> {
  const { database, spoolFolder, say } = place;
  const port = await freePort();
  const app = await runApp({ ...database.address, port, spoolFolder, durability: 'durable' });
  const load = { port, path: '/plain', rate };
  const warm = await steadyLoad({ ...load, prefix: 'w' }, WARM_UP_SECONDS);
  const before = await sampled(app, () => steadyLoad({ ...load, prefix: 'n' }, BEFORE_SECONDS));
  say(`before: p99 ${before.found.p99Ms.toFixed(1)} ms`);
  const end = await database.outage();
  const during = await sampled(app, () => steadyLoad({ ...load, prefix: 'o' }, minutes * 60));
  say(`during: p99 ${during.found.p99Ms.toFixed(1)} ms`);
  const endedAt = performance.now();
  await end();
  await allStored(app, spoolFolder);
  const secondsUntilStored = Math.round((performance.now() - endedAt) / 1_000);
  await closeApp(app);
  const stored = (await readRecords(database)).filter(({ requestId }) => requestId !== null);
  const distinct = new Set(stored.map(({ requestId }) => requestId)).size;
  return {
    before: before.found,
    during: during.found,
    rssBefore: before.mostRss,
    mostRss: during.mostRss,
    mostSpooled: during.mostSpooled,
    secondsUntilStored,
    missing: warm.answered + before.found.answered + during.found.answered - distinct,
    doubled: stored.length - distinct,
    outOfOrder: outOfOrder(stored),
  };
}

interface Sampled {
  readonly found: Latencies;
  readonly mostRss: number;
  readonly mostSpooled: number;
}

async function sampled(app: RunningApp, work: () => Promise<Latencies>): Promise<Sampled> {
  let isDone = false;
  let mostRss = 0;
  let mostSpooled = 0;
  const sampling = (async () => {
    while (!isDone) {
      const state = await app.ask({ ask: 'health' });
      mostRss = Math.max(mostRss, state?.rssBytes ?? 0);
      mostSpooled = Math.max(mostSpooled, state?.health.spool?.bytes ?? 0);
      await pause(SAMPLE_MS);
    }
  })();
  const found = await work();
  isDone = true;
  await sampling;
  return { found, mostRss, mostSpooled };
}

/** By the database's clock; a batch has one time. */
function outOfOrder(stored: readonly StoredRecord[]): number {
  let latest = 0;
  let count = 0;
  for (const { recordedAt } of stored.toSorted((a, b) => Number(a.writerSeq) - Number(b.writerSeq))) {
    if (recordedAt < latest) count++;
    latest = Math.max(latest, recordedAt);
  }
  return count;
}
