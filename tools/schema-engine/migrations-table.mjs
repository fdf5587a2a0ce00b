const CREATE = {
  sqlite: `CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`,
  postgres: `CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`,
};

/**
 * The WebAssembly engine takes a missing `_prisma_migrations` for a failure, where Prisma's binary takes it for
 * an empty history. This reads a missing table as empty, and creates it when the first row is written.
 *
 * @param {import('@prisma/driver-adapter-utils').SqlDriverAdapter} adapter
 */
export function withMigrationsTable(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  const executeRaw = adapter.executeRaw.bind(adapter);
  const orElse = (run, empty) => async (query) => {
    try {
      return await run(query);
    } catch (error) {
      if (!query.sql.includes('_prisma_migrations') || !isMissingTable(error)) throw error;
      if (/^\s*SELECT/i.test(query.sql)) return empty;
      await adapter.executeScript(CREATE[adapter.provider]);
      return run(query);
    }
  };
  adapter.queryRaw = orElse(queryRaw, { columnNames: [], columnTypes: [], rows: [] });
  adapter.executeRaw = orElse(executeRaw, 0);
  return adapter;
}

function isMissingTable({ cause }) {
  if (cause?.kind === 'TableDoesNotExist') return true;
  return cause?.kind === 'sqlite' && /no such table/.test(cause.message);
}
