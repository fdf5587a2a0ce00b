import { postgresDatabase } from './postgres.mjs';
import { sqliteDatabase } from './sqlite.mjs';

/**
 * The database a command is about: by its URL, else by the provider of the schema's datasource block.
 *
 * @param {{ url?: string }} datasource
 * @param {readonly string[]} schemas
 */
export async function openDatabase(datasource, schemas) {
  const { url } = datasource;
  const provider = url ? providerOfUrl(url) : providerOfSchemas(schemas);
  if (provider === 'sqlite') return sqliteDatabase(url ?? 'file::memory:');
  if (provider === 'postgresql') return postgresDatabase(url ?? 'postgresql://localhost/postgres');
  throw new Error(`This stand-in for Prisma's schema engine knows sqlite and postgresql, not ${provider}.`);
}

function providerOfUrl(url) {
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'file') return 'sqlite';
  return scheme === 'postgres' ? 'postgresql' : scheme;
}

function providerOfSchemas(schemas) {
  for (const text of schemas) {
    const provider = /^\s*datasource\s+\w+\s*\{[^}]*?\bprovider\s*=\s*"(\w+)"/m.exec(text)?.[1];
    if (provider) return provider === 'postgres' ? 'postgresql' : provider;
  }
  return 'an unnamed provider';
}
