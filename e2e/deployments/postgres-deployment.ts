import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { folderOf, generateClient } from '../storage/generate-client.ts';
import { type PostgresServer, postgresServer } from '../storage/postgres-server.ts';
import { tablesSql } from '../storage/tables-sql.ts';
import { freePort } from '../support/free-port.ts';
import { bundleApp } from './bundle-app.ts';
import { type DeployedApp, deployApp } from './deployed-app.ts';

/** A PostgreSQL database of this test's own, and the apps that are deployed on it. */
export interface PostgresDeployment {
  readonly url: string;
  start(port?: number): Promise<DeployedApp>;
  close(): Promise<void>;
}

const GENERATED = 'deployments-postgresql';

export async function postgresDeployment(): Promise<PostgresDeployment> {
  const server = await postgresServer();
  const url = await makeDatabase(server);
  await generateClient(GENERATED, { prisma: 7, provider: 'postgresql' });
  const clients = folderOf(GENERATED, 7);
  await bundleApp(`${clients}/client/client.ts`, clients, 'client.mjs');
  await makeTables(server, url);
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-deployment-'));
  const apps: DeployedApp[] = [];
  return {
    url,
    async start(port) {
      const config = {
        port: port ?? (await freePort()),
        clientFile: join(clients, 'client.mjs'),
        databaseUrl: url,
        // Each on a machine of its own.
        spoolFolder: join(folder, `spools-${apps.length}`),
      };
      const app = await deployApp(config, { cwd: folder, file: join(inject('appFolder'), 'app.mjs') });
      apps.push(app);
      return app;
    },
    async close() {
      for (const app of apps) await app.end('SIGKILL');
      await dropDatabase(server, url);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeDatabase(server: PostgresServer): Promise<string> {
  const name = `auditreel_live_${process.pid}_${Date.now()}`;
  await query(server.url, `CREATE DATABASE "${name}"`);
  const url = new URL(server.url);
  url.pathname = name;
  return url.href;
}

async function makeTables(server: PostgresServer, url: string): Promise<void> {
  await query(url, await tablesSql(GENERATED, server.url));
}

function dropDatabase(server: PostgresServer, url: string): Promise<void> {
  return query(server.url, `DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
}

async function query(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}
