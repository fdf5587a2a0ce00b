import type { ChaosDatabase } from './chaos-database.ts';
import type { SmallDisk } from './full-disk.ts';
import { pause, until } from './pause.ts';
import type { RunningApp } from './running-app.ts';
import type { Random } from './seeded-random.ts';

/** Something that goes wrong for a while, under load. */
export interface Fault {
  readonly name: string;
  /** Nothing is promised of a crash meanwhile. */
  readonly forbidsKills: boolean;
  run(): Promise<void>;
}

export interface FaultsOptions {
  readonly database: ChaosDatabase;
  readonly app: RunningApp;
  readonly disk: SmallDisk | null;
  readonly seconds: number;
}

const IN_FLIGHT_MS = 5_000;
const HOUR_MS = 3_600_000;

export function faultsFor({ database, app, disk, seconds }: FaultsOptions): readonly Fault[] {
  const onDatabase = database.faults.map(({ name, begin }) => ({
    name,
    forbidsKills: false,
    async run() {
      const end = await begin();
      await pause(seconds * 1_000);
      await end();
    },
  }));
  const clockStep = {
    name: 'clock steps',
    forbidsKills: false,
    async run() {
      for (const ms of [HOUR_MS, -HOUR_MS, 0]) {
        await app.ask({ ask: 'shift', ms });
        await pause((seconds * 1_000) / 3);
      }
    },
  };
  const fullDisk = disk === null ? [] : [diskFault(disk, app, seconds)];
  return [...onDatabase, clockStep, ...fullDisk];
}

/** With the spool's disk full, records wait in memory alone; once it has room, until they are stored. */
function diskFault(disk: SmallDisk, app: RunningApp, seconds: number): Fault {
  return {
    name: 'disk full',
    forbidsKills: true,
    async run() {
      const end = await disk.fill();
      await pause((seconds * 1_000) / 2);
      await end();
      // Requests that began before have no line on the disk until they end.
      await pause(IN_FLIGHT_MS);
      await until(async () => (await app.ask({ ask: 'flush' })) !== null, {
        atMostMs: 90_000,
        what: 'the app had stored what the full disk did not take',
      });
    },
  };
}

/** Every fault once in each round, in an order of its own. */
export function inRounds(faults: readonly Fault[], rounds: number, random: Random): readonly Fault[] {
  return Array.from({ length: rounds }, () =>
    faults
      .map((fault) => ({ fault, at: random.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ fault }) => fault),
  ).flat();
}
