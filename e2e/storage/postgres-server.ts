import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { embeddedPostgres } from '../support/embedded-postgres.ts';

export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

const LOCAL = 'postgresql://postgres@127.0.0.1:5432/postgres';

/**
 * The PostgreSQL of this machine where one lets us in, else one out of an npm package, which
 * `AUDITREEL_TEST_POSTGRES=embedded` asks for in any case.
 */
export async function postgresServer(): Promise<PostgresServer> {
  const embedded = process.env.AUDITREEL_TEST_POSTGRES === 'embedded';
  if (!embedded && (await answers(LOCAL))) return { url: LOCAL, stop: async () => {} };
  const databaseDir = await mkdtemp(join(tmpdir(), 'auditreel-postgres-'));
  const { server, port } = await embeddedPostgres(databaseDir, 'postgres');
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
  };
  return { url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`, stop };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
