import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freePort } from '../support/free-port.ts';
import type { AppConfig } from './app-config.ts';
import { type DeployedApp, deployApp, type Surroundings } from './deployed-app.ts';
import { type Database, openDatabase } from './stored.ts';

/** One database, and the apps that are deployed on it. */
export interface Deployment {
  /** Below it lie the database, the working directory `app`, and the spools. */
  readonly folder: string;
  readonly spoolFolder: string;
  readonly database: Database;
  start(config?: Partial<AppConfig>, surroundings?: Partial<Surroundings>): Promise<DeployedApp>;
  /** Ends what still runs, and leaves nothing. */
  close(): Promise<void>;
}

export async function newDeployment(): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-deployment-'));
  const file = join(folder, 'database', 'shop.db');
  const cwd = join(folder, 'app');
  await mkdir(join(folder, 'database'));
  await mkdir(cwd);
  await copyFile(inject('emptyDatabase'), file);
  const clientFile = join(inject('appFolder'), 'client.mjs');
  const databaseUrl = `file:${file}`;
  const database = await openDatabase(clientFile, databaseUrl);
  const spoolFolder = join(folder, 'spools');
  const apps: DeployedApp[] = [];
  return {
    folder,
    spoolFolder,
    database,
    async start(config = {}, surroundings = {}) {
      const port = config.port ?? (await freePort());
      const app = await deployApp(
        { clientFile, databaseUrl, spoolFolder, ...config, port },
        { cwd, file: join(inject('appFolder'), 'app.mjs'), ...surroundings },
      );
      apps.push(app);
      return app;
    },
    async close() {
      for (const app of apps) await app.end('SIGKILL');
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
