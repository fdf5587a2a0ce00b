import type { Databases } from './prepare-databases.ts';

/** What is measured side by side, in the order of the table; the first is what ratios are to. */
export function httpVariants(databases: Databases): readonly string[] {
  return [
    'bare',
    'auditreel-nowhere',
    'auditreel-libsql',
    ...(databases.hasBetterSqlite ? ['auditreel-better-sqlite3'] : []),
    ...(databases.postgresUrl === null ? [] : ['auditreel-postgresql']),
    'pino-http',
    'create-libsql',
    ...(databases.postgresUrl === null ? [] : ['create-postgresql']),
  ];
}
