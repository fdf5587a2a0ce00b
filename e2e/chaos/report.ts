import type { DatabaseName } from './database-names.ts';
import type { OutagePlan, OutageResult } from './outage-phase.ts';
import type { ChaosPlan, ChaosResult } from './run-chaos.ts';
import type { Latencies } from './steady-load.ts';

/** Figures of one run on one database. */
export interface Report {
  /** Where they belong in docs/reliability.md. */
  readonly mark: string;
  readonly how: string;
  readonly rows: readonly (readonly [string, string])[];
  /** What is not as it was promised. */
  readonly problems: readonly string[];
}

export function reportOfChaos(result: ChaosResult, { seed, faultSeconds }: ChaosPlan): Report {
  return {
    mark: result.database,
    how: `seed ${seed}, faults of ${faultSeconds} s`,
    rows: chaosRows(result),
    problems: chaosProblems(result),
  };
}

function chaosRows({ killed, dropped, hadSmallDisk }: ChaosResult): Report['rows'] {
  const { broken } = killed;
  const faults = Object.entries(killed.faults).map(([name, times]) => `${name} ${times} ×`);
  const statuses = Object.entries(killed.byStatus).map(([status, times]) => `${status}: ${times}`);
  const count = (list: readonly string[]): string => String(list.length);
  return [
    ['answered requests', `${killed.answered} (${statuses.join(', ')})`],
    ['not answered, or not whole', String(killed.unanswered)],
    ['`kill -9` of the app', String(killed.kills)],
    ['faults beside', [...faults, ...(hadSmallDisk ? [] : ['disk full left out: not root'])].join(', ')],
    ['the app ended by itself, was stuck', `${killed.crashes.length}, ${killed.stuck}`],
    ['`durable`: answered without a record', count(broken.missing)],
    ['… with more than one', count(broken.doubled)],
    ['… whose record says another status', count(broken.different)],
    ['`strict`: business rows', String(killed.strictRows)],
    ['… inserted without a committed intent', count(broken.unintended)],
    ['… intents, and those without one outcome', `${killed.intents}, ${broken.inconclusive.length}`],
    ['writer numbers that nobody explains', count(broken.holes)],
    ['`best-effort`: records due', String(dropped.due)],
    ['… missing, and told by `audit.dropped`', `${dropped.missing}, ${dropped.told}`],
    ['under load, and then until all was stored', `${killed.seconds} s, ${killed.secondsUntilStored} s`],
  ];
}

const SHOWN = 10;

function chaosProblems({ killed, dropped }: ChaosResult): readonly string[] {
  const broken = Object.entries(killed.broken).flatMap(([promise, found]: [string, readonly string[]]) =>
    found.slice(0, SHOWN).map((one) => `${promise}: ${one}`),
  );
  const crashes = killed.crashes.map((printed) => `the app ended by itself:\n${printed}`);
  const { missing, told, doubled } = dropped;
  const isTold = missing === told && doubled === 0;
  const untold = isTold ? [] : [`best-effort: ${missing} missing, ${told} told, ${doubled} doubled`];
  return [...broken, ...crashes, ...untold];
}

/** Bounds that docs/reliability.md states. */
const P99_RATIO = 2;
const MEMORY_BYTES = 512_000_000;

export function reportOfOutage(database: DatabaseName, result: OutageResult, plan: OutagePlan): Report {
  const { before, during, missing, doubled, outOfOrder } = result;
  const ratio = during.p99Ms / before.p99Ms;
  const problems = [
    ratio > P99_RATIO && `p99 was ${ratio.toFixed(2)} × of before`,
    result.mostRss > MEMORY_BYTES && `the process held ${megabytes(result.mostRss)}`,
    missing > 0 && `${missing} answered requests have no record`,
    doubled > 0 && `${doubled} records are doubled`,
    outOfOrder > 0 && `${outOfOrder} records were stored before an earlier one`,
    before.unanswered + during.unanswered > 0 && 'a living app left requests without an answer',
  ];
  return {
    mark: `outage-${database}`,
    how: `${plan.rate} requests a second, the database out of reach for ${plan.minutes} minutes`,
    rows: [
      ['answered before, during', `${before.answered}, ${during.answered}`],
      ['p50 before, during', `${milliseconds(before, 'p50Ms')}, ${milliseconds(during, 'p50Ms')}`],
      ['p99 before, during', `${milliseconds(before, 'p99Ms')}, ${milliseconds(during, 'p99Ms')}`],
      ['p99 ratio', `${ratio.toFixed(2)} ×`],
      ['memory (RSS) before, at most', `${megabytes(result.rssBefore)}, ${megabytes(result.mostRss)}`],
      ['spool at most', megabytes(result.mostSpooled)],
      ['until all was stored', `${result.secondsUntilStored} s`],
      ['missing, doubled, out of order', `${missing}, ${doubled}, ${outOfOrder}`],
    ],
    problems: problems.filter((problem) => problem !== false),
  };
}

function milliseconds(latencies: Latencies, which: 'p50Ms' | 'p99Ms'): string {
  return `${latencies[which].toFixed(1)} ms`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
