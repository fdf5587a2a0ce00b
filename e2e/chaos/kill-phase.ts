import { freePort } from '../support/free-port.ts';
import { allStored } from './all-stored.ts';
import type { ChaosDatabase } from './chaos-database.ts';
import { type Fault, faultsFor, inRounds } from './faults.ts';
import type { SmallDisk } from './full-disk.ts';
import { startLoad } from './load.ts';
import { type Broken, matchRecords } from './match-records.ts';
import { moments, spread } from './moments.ts';
import { pause } from './pause.ts';
import { readRecords, readStrictRows, type StoredRecord } from './read-stored.ts';
import { type RunningApp, runApp } from './running-app.ts';
import type { Random } from './seeded-random.ts';
import { watchdog } from './watchdog.ts';

export interface KillPlan {
  readonly answers: number;
  readonly kills: number;
  /** How long a fault lasts. */
  readonly faultSeconds: number;
  /** How often each fault happens. */
  readonly rounds: number;
  readonly connections: number;
}

export interface Place {
  readonly database: ChaosDatabase;
  readonly spoolFolder: string;
  readonly disk: SmallDisk | null;
  /** Told how far it is. */
  readonly say: (line: string) => void;
}

export interface KillResult {
  readonly answered: number;
  readonly unanswered: number;
  readonly kills: number;
  /** How often it answered nothing more, long after a fault was over, until it was killed. */
  readonly stuck: number;
  /** How often each fault happened. */
  readonly faults: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly strictRows: number;
  readonly intents: number;
  readonly crashes: readonly string[];
  readonly dropped: number;
  readonly broken: Broken;
  readonly seconds: number;
  /** From the last answer until no record waited anywhere. */
  readonly secondsUntilStored: number;
}

const PATIENCE_MS = 20_000;
const PATHS = ['/plain', '/plain', '/pieces', '/order', '/strict', '/strict'] as const;

/** An app under load that is killed again and again, while all else goes wrong too; then records are matched. */
export async function killPhase(place: Place, plan: KillPlan, random: Random): Promise<KillResult> {
  const startedAt = performance.now();
  const { database, spoolFolder, disk, say } = place;
  const { address } = database;
  const port = await freePort();
  const app = await runApp({ ...address, port, spoolFolder, durability: 'durable' });
  const reached = moments();
  const load = startLoad({
    ...{ port, prefix: 'k', paths: PATHS, connections: plan.connections, random },
    onAnswer: reached.reached,
  });
  const faults = inRounds(
    faultsFor({ database, app, disk, seconds: plan.faultSeconds }),
    plan.rounds,
    random,
  );
  const holding: { until: Promise<void> } = { until: Promise.resolve() };

  async function kill(): Promise<void> {
    const at = spread(plan.kills, plan.answers, random);
    for (const [i, moment] of at.entries()) {
      await reached.when(moment);
      // Half of them at the very moment when an answer has come.
      if (random.next() < 0.5) await pause(random.between(0, 300));
      // Last, because a fault may begin in that pause.
      await holding.until;
      say(`kill ${i + 1} after ${load.answers.length} answers`);
      await app.kill();
    }
  }

  async function fail(): Promise<void> {
    const at = spread(faults.length, plan.answers, random);
    for (const [i, fault] of faults.entries()) {
      await reached.when(at[i] ?? 0);
      say(`${fault.name} after ${load.answers.length} answers`);
      const running = fault.run();
      if (fault.forbidsKills) holding.until = running;
      await running;
    }
  }

  const dog = watchdog({
    progress: () => load.answers.length,
    patienceMs: plan.faultSeconds * 1_000 + PATIENCE_MS,
    onStuck: () => {
      say(`stuck after ${load.answers.length} answers: killed once more`);
      void holding.until.then(() => app.kill());
    },
  });
  await Promise.all([kill(), fail(), reached.when(plan.answers)]);
  dog.stop();
  await load.stop();
  const loadedAt = performance.now();
  await allStored(app, spoolFolder);
  const storedAt = performance.now();
  await closeApp(app);
  const records = await readRecords(database);
  const strictRows = await readStrictRows(database);
  const { answers, unanswered } = load;
  return {
    answered: answers.length,
    unanswered,
    kills: plan.kills,
    stuck: dog.times,
    faults: countBy(faults, ({ name }: Fault) => name),
    byStatus: countBy(answers, ({ status }) => String(status)),
    strictRows: strictRows.length,
    intents: records.filter(({ stage }) => stage === 'intent').length,
    crashes: app.crashes,
    dropped: droppedIn(records),
    broken: matchRecords({ answers, records, strictRows }),
    seconds: secondsBetween(startedAt, loadedAt),
    secondsUntilStored: secondsBetween(loadedAt, storedAt),
  };
}

/** As a host does at its end: the last writer says which numbers it has not used. */
export async function closeApp(app: RunningApp): Promise<void> {
  await app.ask({ ask: 'close' });
  await app.stop();
}

export function droppedIn(records: readonly StoredRecord[]): number {
  return records.reduce((sum, { action, count }) => sum + (action === 'audit.dropped' ? count : 0), 0);
}

function secondsBetween(from: number, to: number): number {
  return Math.round((to - from) / 1_000);
}

function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
