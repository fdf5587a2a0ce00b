import { parseArgs } from 'node:util';
import { DATABASE_NAMES, type DatabaseName } from './database-names.ts';
import type { OutagePlan } from './outage-phase.ts';
import type { ChaosPlan } from './run-chaos.ts';
import { SHORT_PLAN } from './short-plan.ts';

export interface ChaosArgs {
  readonly databases: readonly DatabaseName[];
  /** Whether figures go to docs/reliability.md. */
  readonly isWritten: boolean;
  readonly plan: ChaosPlan;
  /** Null: the app is killed instead. */
  readonly outage: OutagePlan | null;
}

const LONG_PLAN = {
  answers: 100_000,
  kills: 50,
  faultSeconds: 30,
  rounds: 2,
  connections: 20,
  drop: { answers: 2_000, connections: 20 },
} as const;

export function parseChaosArgs(args: readonly string[]): ChaosArgs {
  const { values } = parseArgs({
    args: [...args],
    options: {
      databases: { type: 'string', default: DATABASE_NAMES.join(',') },
      answers: { type: 'string' },
      kills: { type: 'string' },
      'fault-seconds': { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string' },
      short: { type: 'boolean', default: false },
      print: { type: 'boolean', default: false },
      outage: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '10' },
      rate: { type: 'string', default: '500' },
    },
  });
  const base = values.short ? SHORT_PLAN : LONG_PLAN;
  return {
    databases: values.databases.split(',').map(databaseName),
    isWritten: !values.short && !values.print,
    plan: {
      ...base,
      answers: Number(values.answers ?? base.answers),
      kills: Number(values.kills ?? base.kills),
      faultSeconds: Number(values['fault-seconds'] ?? base.faultSeconds),
      rounds: Number(values.rounds ?? base.rounds),
      seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    },
    outage: values.outage ? { minutes: Number(values.minutes), rate: Number(values.rate) } : null,
  };
}

function databaseName(text: string): DatabaseName {
  const found = DATABASE_NAMES.find((name) => name === text);
  if (found === undefined)
    throw new Error(`There is no database "${text}": choose from ${DATABASE_NAMES.join(', ')}`);
  return found;
}
