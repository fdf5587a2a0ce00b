import { ROOMS } from '../../audit.js';
import { type InstalledState, installedState } from '../../changes/triggers/installed-state.js';
import { catalogueOf } from '../../storage/catalogue.js';
import { CliError } from '../cli-error.js';
import { loadAudit } from '../load-audit.js';
import type { CliIo } from '../schema/schema-commands.js';
import { type ChangesOptions, type ChangesPlan, planChanges, type TableState } from './changes-plan.js';

export interface ChangesCheckOptions extends ChangesOptions {
  readonly audit?: string;
  readonly database?: boolean;
}

/** 0 when history, and database if asked for, have the triggers that the schema wants; else 1. */
export async function changesCheck(options: ChangesCheckOptions, io: CliIo): Promise<number> {
  const plan = planChanges(options, io.cwd);
  const problems = [...plan.refusals, ...historyProblems(plan)];
  if (problems.length === 0 && plan.tables.length === 0) {
    io.print('No model is tracked. To track some: npx auditreel changes add Order User');
    return 0;
  }
  const isAsked = options.database === true || options.audit !== undefined;
  const inDatabase = isAsked ? await databaseProblems(plan, options.audit, io.cwd) : [];
  for (const text of [...problems, ...inDatabase]) io.print(text);
  if (problems.length + inDatabase.length > 0) return 1;
  io.print(
    `Tracked, ${isAsked ? 'here and in the database' : 'by the migrations'}: ${plan.tables.map(({ model }) => model).join(', ')}`,
  );
  return 0;
}

/** What is wrong with the history, in sentences that end with the line to run. */
export function historyProblems({ states, unwanted }: ChangesPlan): readonly string[] {
  const behind = states.flatMap(saysOf);
  const left = [...unwanted.keys()].map(
    (model) => `${model} has triggers, and nothing in the schema asks for them.`,
  );
  return [
    ...behind,
    ...(behind.length > 0 ? ['Run: npx auditreel changes add'] : []),
    ...left,
    ...(left.length > 0 ? [`Run: npx auditreel changes remove ${[...unwanted.keys()].join(' ')}`] : []),
  ];
}

function saysOf({ table: { model }, state }: TableState): readonly string[] {
  switch (state.is) {
    case 'current':
      return [];
    case 'absent':
      return [`${model} is to be tracked, and no migration makes its triggers.`];
    case 'stale':
      return [
        `${model}: the triggers of ${state.migration} do not fit the schema, or the installed package.`,
      ];
    case 'lost':
      return [
        `${model}: ${state.migration} made a table anew, or dropped something, and the triggers went with it.`,
      ];
  }
}

async function databaseProblems(
  { tables, place }: ChangesPlan,
  audit: string | undefined,
  cwd: string,
): Promise<readonly string[]> {
  const { storage } = (await loadAudit(cwd, audit))[ROOMS];
  const catalogue = catalogueOf(storage);
  if (catalogue === null) {
    throw new CliError(
      'The audit’s storage is not prismaStorage(): its database cannot be asked for triggers.',
    );
  }
  try {
    return databaseSentences(installedState(tables, await catalogue.changeTriggers(), place));
  } finally {
    await catalogue.leave();
  }
}

/** What is wrong in the database, in sentences that end with the line to run. */
export function databaseSentences(states: readonly InstalledState[]): readonly string[] {
  const wrong = states.flatMap(({ model, is }) => (is === 'current' ? [] : [`${model}: ${IN_DATABASE[is]}`]));
  return wrong.length === 0
    ? []
    : [...wrong, 'Run: npx prisma migrate deploy; and if that changes nothing: npx auditreel changes check'];
}

const IN_DATABASE: Readonly<Record<Exclude<InstalledState['is'], 'current'>, string>> = {
  missing: 'the database has no triggers on it.',
  partial: 'the database lacks some of its triggers.',
  disabled: 'the database has its triggers disabled.',
  stale: 'the database has other triggers on it than the schema asks for.',
};
