import { rawOf } from './client-shape.js';
import { presentColumns, providerOf } from './data-model.js';
import type { Database } from './database.js';
import { dbName, qualifiedTable } from './insert-statement.js';
import { modelsOf } from './models.js';
import { storageError } from './storage-error.js';

/**
 * Reads nothing from every table, by the very names that the raw statements use.
 * @throws SchemaMissingError when a model, a table or a column is not there
 */
export async function checkSchema(database: Database): Promise<void> {
  const dialect = database.dialect();
  for (const model of modelsOf(providerOf(database.client)).filter(
    (model) => model.since === 1 || database.has(model),
  )) {
    const names = database.names(model);
    const columns = presentColumns(model, names).map(({ name }) => dialect.quote(dbName(names, name)));
    const sql = `SELECT ${columns.join(', ')} FROM ${qualifiedTable(names, dialect)} WHERE 1 = 0`;
    try {
      await rawOf(database.client).$queryRawUnsafe(sql);
    } catch (error) {
      throw storageError(error);
    }
  }
}
