import { writeFileSync } from 'node:fs';
import { changesSql, removalSql, unsharedStatements } from '../../changes/triggers/changes-sql.js';
import { CliError } from '../cli-error.js';
import { APPLY_IT, type GuardIo, writeMigration } from '../migrations/write-migration.js';
import type { SchemaFile } from '../schema/plan-schema.js';
import { withMarks } from './changes-marks.js';
import {
  type ChangesOptions,
  type ChangesPlan,
  markedIn,
  planChanges,
  refuseUnmade,
} from './changes-plan.js';
import type { WantedChanges } from './changes-tables.js';

export interface NamedModels {
  readonly names: readonly string[];
  readonly all: boolean;
}

/** Marks models, and writes the migration with the triggers that the history lacks or has otherwise. */
export function changesAdd(named: NamedModels, options: ChangesOptions, io: GuardIo): number {
  const plan = planChanges(options, io.cwd, (wanted) => [...markedIn(wanted), ...namesIn(named, wanted)]);
  if (plan.refusals.length > 0) throw new CliError(plan.refusals.join('\n'));
  if (plan.tables.length === 0) throw nothingNamed(plan);
  const behind = plan.states.filter(({ state }) => state.is !== 'current').map(({ table }) => table);
  refuseUnmade(behind, plan);
  const asked = namesIn(named, plan);
  mark(plan, (name) => asked.includes(name) || markedIn(plan).includes(name), io);
  if (behind.length === 0) {
    io.print(`All that is tracked has its triggers: ${namesOf(plan)}.`);
    return 0;
  }
  const sql = changesSql(behind, plan.place.names, plan.place.provider);
  writeMigration({ name: 'auditreel_changes', sql }, plan.history, io);
  io.print(`Triggers on ${behind.map(({ model }) => model).join(', ')}${APPLY_IT}`);
  return 0;
}

/** Takes the marks away, and writes the migration that drops the triggers. */
export function changesRemove(named: NamedModels, options: ChangesOptions, io: GuardIo): number {
  const before = planChanges(options, io.cwd);
  const going = goingIn(named, before);
  mark(before, (name) => markedIn(before).includes(name) && !going.includes(name), io);
  const { unwanted, tables, place, history } = planChanges(options, io.cwd);
  if (unwanted.size === 0) {
    io.print('There are no triggers to take away.');
    return 0;
  }
  const last = tables.length === 0 ? unsharedStatements(place.names, place.provider) : [];
  writeMigration({ name: 'auditreel_changes_removed', sql: removalSql(unwanted, last) }, history, io);
  io.print(`No triggers any more on ${[...unwanted.keys()].join(', ')}${APPLY_IT}`);
  return 0;
}

/** Also what the history has triggers of and the schema does not know any more. */
function goingIn({ names, all }: NamedModels, plan: ChangesPlan): readonly string[] {
  if (all) return plan.models.map(({ name }) => name);
  if (names.length === 0) throw nothingNamed(plan);
  const known = names.filter((name) => !plan.unwanted.has(name));
  return namesIn({ names: known, all }, plan);
}

function namesIn({ names, all }: NamedModels, { models }: Pick<WantedChanges, 'models'>): readonly string[] {
  const known = models.map(({ name }) => name);
  if (all) return known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  throw new CliError(`The schema has no model ${unknown.join(', ')}. It has: ${known.join(', ')}`);
}

function nothingNamed({ models }: ChangesPlan): CliError {
  return new CliError(
    `Name the models, or pass --all. The schema has: ${models.map(({ name }) => name).join(', ')}`,
  );
}

function namesOf({ tables }: ChangesPlan): string {
  return tables.map(({ model }) => model).join(', ');
}

function mark({ files }: ChangesPlan, isMarked: (model: string) => boolean, io: GuardIo): void {
  writeFiles(withMarks(files, isMarked), io);
}

function writeFiles(files: readonly SchemaFile[], io: GuardIo): void {
  for (const { path, text } of files) {
    writeFileSync(path, text);
    io.print(`Wrote ${path}`);
  }
}
