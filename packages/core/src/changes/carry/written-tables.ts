import { property } from '../../prisma/client-shape.js';
import { MODELS } from '../../prisma/models.js';
import { writtenModels } from './written-models.js';

export interface WrittenTable {
  readonly schema: string | null;
  readonly table: string;
}

const OWN_MODELS: ReadonlySet<string> = new Set(MODELS.map(({ name }) => name));

/** Whether a model is auditreel's: its writes are its own affair. */
export function isOwnModel(model: string): boolean {
  return OWN_MODELS.has(model);
}

/** The tables that a call of Prisma's writes to. */
export function tablesOfCall(client: unknown, model: string, args: unknown): readonly WrittenTable[] {
  return [...writtenModels(client, model, args)].map((name) => tableOf(client, name));
}

/** The tables of auditreel's own, as raw statements may name them. */
export function ownTables(client: unknown): ReadonlySet<string> {
  return new Set(MODELS.map(({ name }) => tableOf(client, name).table));
}

/** A name out of a raw statement, `schema.table` or `table`. */
export function tableNamed(name: string): WrittenTable {
  const [table = '', schema = null] = name.split('.').toReversed();
  return { schema, table };
}

function tableOf(client: unknown, model: string): WrittenTable {
  const found = property(property(property(client, '_runtimeDataModel'), 'models'), model);
  const [schema, table] = ['schema', 'dbName'].map((name) => textOrNull(property(found, name)));
  return { schema: schema ?? null, table: table ?? model };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
