import { loadEngine } from './wasm.mjs';

/** The protocol's names where they differ from the class's. */
const METHODS = { getDatabaseVersion: 'version' };

/** The WebAssembly engine opens a shadow database for `devDiagnostic` and `diff` only, and keeps what it learned. */
const NEEDS_SHADOW = new Set(['evaluateDataLoss', 'createMigration']);

/**
 * Answers the CLI's requests with the engine, loaded at the first one that needs it.
 *
 * @param {[path: string, text: string][]} datamodels
 * @param {(schemas: readonly string[]) => Promise<object>} open
 * @param {(line: string) => void} log
 */
export function commandsOf(datamodels, open, log) {
  let loading;
  const load = async (params) => {
    const schemas = datamodels.length > 0 ? datamodels : schemasIn(params);
    const database = await open(schemas.map(([, text]) => text));
    return { database, ...(await loadEngine(schemas, database.factory, log)) };
  };
  return async function answer(method, params, print) {
    loading ??= load(params);
    const loaded = await loading;
    if (method === 'createDatabase') return { databaseName: await createDatabase(loaded.database) };
    if (method === 'reset') return loaded.database.empty();
    if (method === 'applyMigrations') await refuseUnknownHistory(loaded.database);
    if (NEEDS_SHADOW.has(method)) await replayHistory(loaded, params);
    const result = await call(loaded, METHODS[method] ?? method, params);
    if (method === 'diagnoseMigrationHistory') {
      return {
        ...result,
        hasMigrationsTable: (await tablesOf(loaded.database)).includes('_prisma_migrations'),
      };
    }
    if (method !== 'diff') return result;
    if (result.stdout) print(result.stdout.replace(/\n$/, ''));
    return { ...result, stdout: null };
  };
}

async function call({ engine, causeOf }, method, params) {
  if (typeof engine[method] !== 'function') throw new Error(`The schema engine has no method ${method}.`);
  try {
    return await engine[method](params);
  } catch (error) {
    const id = /External error id#(\d+)/.exec(error.message)?.[1];
    if (id !== undefined) throw new Error(String(causeOf(Number(id))?.message), { cause: error });
    throw error;
  }
}

async function replayHistory(loaded, { migrationsList, filters }) {
  await call(loaded, 'devDiagnostic', { migrationsList, filters });
}

async function createDatabase(database) {
  if (!(await database.exists())) await database.create();
  return database.label;
}

async function refuseUnknownHistory(database) {
  const tables = await tablesOf(database);
  if (tables.length === 0 || tables.includes('_prisma_migrations')) return;
  const message =
    'The database schema is not empty. Read more about how to baseline an existing production database: ' +
    'https://pris.ly/d/migrate-baseline';
  throw Object.assign(new Error(message), { code: 'P3005' });
}

async function tablesOf({ main, tables }) {
  const { rows } = await main().queryRaw({ sql: tables, args: [], argTypes: [] });
  return rows.map(([name]) => name);
}

function schemasIn(params) {
  const targets = [
    params,
    params?.schema,
    params?.from,
    params?.to,
    params?.datasource,
    params?.datasourceType,
  ];
  return targets.flatMap((target) => target?.files ?? []).map(({ path, content }) => [path, content]);
}
