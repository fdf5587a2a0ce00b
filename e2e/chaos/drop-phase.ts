import { freePort } from '../support/free-port.ts';
import { allStored } from './all-stored.ts';
import { closeApp, droppedIn, type Place } from './kill-phase.ts';
import { startLoad } from './load.ts';
import { moments } from './moments.ts';
import { readRecords } from './read-stored.ts';
import { runApp } from './running-app.ts';
import type { Random } from './seeded-random.ts';

export interface DropPlan {
  /** Requests that are answered during the outage, once the queue is nearly full. */
  readonly answers: number;
  readonly connections: number;
}

export interface DropResult {
  /** Records that there should be: of answered requests, and events. */
  readonly due: number;
  readonly missing: number;
  /** What `audit.dropped` says. */
  readonly told: number;
  readonly doubled: number;
}

/** The queue holds 20,000: bursts of events fill most of it, so that requests meet it full. */
const BURSTS = 20;
const EVENTS = 1_000;

/** `best-effort` in an outage that lasts until the queue has overflowed: what is missing has to be told. */
export async function dropPhase(place: Place, plan: DropPlan, random: Random): Promise<DropResult> {
  const { database, spoolFolder } = place;
  const port = await freePort();
  const app = await runApp({ ...database.address, port, spoolFolder, durability: 'best-effort' });
  const common = { port, connections: plan.connections, random };
  const first = await answered({ ...common, prefix: 'b', paths: ['/best-effort'] }, 50);
  const end = await database.outage();
  const bursts = await answered({ ...common, connections: 1, prefix: 'f', paths: [BURST] }, BURSTS);
  const during = await answered({ ...common, prefix: 'd', paths: ['/best-effort'] }, plan.answers);
  await end();
  await allStored(app, spoolFolder);
  await closeApp(app);
  const stored = await readRecords(database);
  const byRequest = stored.filter(
    ({ stage, requestId }) => stage === 'outcome' && requestId !== null && /^[bfd]-/.test(requestId),
  );
  const events = stored.filter(({ action }) => action === 'chaos.burst');
  const due = first + during + bursts * (EVENTS + 1);
  return {
    due,
    missing: due - byRequest.length - events.length,
    told: droppedIn(stored),
    doubled: byRequest.length - new Set(byRequest.map(({ requestId }) => requestId)).size,
  };
}

const BURST = `/burst?events=${EVENTS}`;

/** Sends until so many are answered; answers how many were in the end. */
async function answered(
  options: Omit<Parameters<typeof startLoad>[0], 'onAnswer'>,
  count: number,
): Promise<number> {
  const reached = moments();
  const load = startLoad({ ...options, onAnswer: reached.reached });
  await reached.when(count);
  await load.stop();
  if (load.unanswered > 0) throw new Error(`${load.unanswered} requests were not answered by a living app.`);
  return load.answers.length;
}
