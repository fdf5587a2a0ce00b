import { property } from './client-shape.js';
import type { Column, Model } from './columns.js';
import type { Provider } from './render-models.js';
import { SchemaMissingError } from './schema-missing-error.js';

/** Where one model lives in the host's database. */
export interface TableNames {
  readonly schema: string | null;
  readonly table: string;
  /** The columns that the host's copy of the model has, and their names in the database. */
  readonly columns: ReadonlyMap<string, string>;
}

/** The database behind a client, as Prisma names it. */
export function providerOf(client: unknown): Provider {
  const named = providerNamed(client);
  switch (named) {
    case 'sqlite':
    case 'mysql':
    case 'postgresql':
      return named;
    case 'postgres':
      return 'postgresql';
    default:
      throw new TypeError(
        `prismaStorage() works on SQLite, PostgreSQL, MySQL and MariaDB; this client's provider is ${String(named)}.`,
      );
  }
}

function providerNamed(client: unknown): unknown {
  return property(client, '_activeProvider') ?? property(property(client, '_engineConfig'), 'activeProvider');
}

/**
 * Table and column names of a model, out of the client's own data model, so that the host's `@@map`, `@map` and
 * `@@schema` hold in raw statements too.
 * @throws SchemaMissingError when the model, or a column of its first version, is not there
 */
export function tableNamesOf(client: unknown, model: Model): TableNames {
  const found = property(property(property(client, '_runtimeDataModel'), 'models'), model.name);
  if (found === undefined) throw new SchemaMissingError(`The Prisma client has no model ${model.name}`);
  const columns = columnNames(property(found, 'fields'));
  const missing = model.columns.filter(({ name, since }) => since <= model.since && !columns.has(name));
  if (missing.length > 0) {
    throw new SchemaMissingError(`Model ${model.name} has no ${missing.map(({ name }) => name).join(', ')}`);
  }
  return {
    schema: textOrNull(property(found, 'schema')) ?? adapterSchema(client),
    table: textOrNull(property(found, 'dbName')) ?? model.name,
    columns,
  };
}

/** Whether the host's copy of the schema has a model: one of a later version may still be to come. */
export function hasModel(client: unknown, { name }: Pick<Model, 'name'>): boolean {
  return property(property(property(client, '_runtimeDataModel'), 'models'), name) !== undefined;
}

/** The columns of a model that the host's copy has: a newer package runs on an older schema. */
export function presentColumns(model: Model, names: TableNames): readonly Column[] {
  return model.columns.filter(({ name }) => names.columns.has(name));
}

/** The columns that the host's copy lacks, because it is of an older version, as `Model.column`. */
export function missingColumns(model: Model, names: TableNames): readonly string[] {
  return model.columns
    .filter(({ name }) => !names.columns.has(name))
    .map(({ name }) => `${model.name}.${name}`);
}

function columnNames(fields: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const field of Array.isArray(fields) ? fields : []) {
    const name = textOrNull(property(field, 'name'));
    if (name !== null) names.set(name, textOrNull(property(field, 'dbName')) ?? name);
  }
  return names;
}

/** adapter-pg's `schema` option qualifies what Prisma writes, and not raw statements. */
function adapterSchema(client: unknown): string | null {
  return textOrNull(
    property(property(property(property(client, '_engineConfig'), 'adapter'), 'options'), 'schema'),
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
