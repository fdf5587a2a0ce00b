import { writeFileSync } from 'node:fs';
import { SCHEMA_VERSION } from '../../prisma/models.js';
import { renderModels } from '../../prisma/render-models.js';
import { SchemaConflictError } from '../cli-error.js';
import { findSchema } from './find-schema.js';
import { planSchema, type SchemaPlan } from './plan-schema.js';
import { asProvider, providerOf } from './provider-of.js';
import { readSchema } from './read-schema.js';

/** What a command needs of the world around it. */
export interface CliIo {
  readonly cwd: string;
  readonly print: (text: string) => void;
}

export interface SchemaOptions {
  readonly schema?: string;
  readonly dryRun?: boolean;
  readonly provider?: string;
}

/** Writes the models into the host's schema, or brings its copy to the installed version. */
export function schemaAdd(options: SchemaOptions, io: CliIo): number {
  const { plan } = planFor(options, io);
  if (plan.conflicts.length > 0) throw new SchemaConflictError(plan.conflicts);
  for (const { text } of plan.changes) io.print(options.dryRun ? `${text}\n` : firstLine(text));
  if (plan.changes.length === 0) io.print(`The schema is up to date (auditreel schema ${SCHEMA_VERSION}).`);
  if (options.dryRun || plan.changes.length === 0) return 0;
  for (const { path, text } of plan.writes) writeFileSync(path, text);
  io.print('\nNow make the migration: npx prisma migrate dev --name add_auditreel');
  return 0;
}

/** 0 when the host's copy fits the installed package, else 1. */
export function schemaCheck(options: SchemaOptions, io: CliIo): number {
  const { path, plan } = planFor(options, io);
  if (plan.conflicts.length > 0) throw new SchemaConflictError(plan.conflicts);
  if (plan.changes.length === 0) {
    io.print(`${path} has auditreel schema ${SCHEMA_VERSION}, as installed.`);
    return 0;
  }
  for (const { text } of plan.changes) io.print(`${text}\n`);
  io.print(`${path} does not fit the installed package. Run: npx auditreel schema add`);
  return 1;
}

/** The models as text, for whoever keeps a schema in a way of their own. */
export function schemaPrint(options: SchemaOptions, io: CliIo): number {
  const provider =
    options.provider === undefined
      ? providerOf(readSchema(findSchema(io.cwd, options.schema)).files)
      : asProvider(options.provider);
  io.print(renderModels(provider).trimEnd());
  return 0;
}

function planFor(options: SchemaOptions, io: CliIo): { readonly path: string; readonly plan: SchemaPlan } {
  const path = findSchema(io.cwd, options.schema);
  const { files, newModelsPath } = readSchema(path);
  return { path, plan: planSchema(files, providerOf(files), newModelsPath) };
}

function firstLine(text: string): string {
  return `Wrote ${text.split('\n', 1)[0] ?? ''}`;
}
