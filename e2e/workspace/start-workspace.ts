import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freePort } from '../support/free-port.js';
import { startServer } from '../support/server-process.js';
import { nextCli, workspaceFolder } from './workspace-folder.js';

/** A workspace of its own: a seeded database in a temporary file, and a `next start` that serves it. */
export interface RunningWorkspace {
  readonly url: string;
  readonly databaseUrl: string;
  /** What the server has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

export async function startWorkspace(): Promise<RunningWorkspace> {
  const temporary = await mkdtemp(join(tmpdir(), 'auditreel-workspace-'));
  const database = join(temporary, 'workspace.db');
  await copyFile(inject('seededDatabase'), database);
  const databaseUrl = `file:${database}`;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = await startServer({
    args: [nextCli, 'start', '--port', String(port)],
    cwd: workspaceFolder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_URL: url,
      BETTER_AUTH_SECRET: 'the-secret-that-signs-logins-in-these-tests',
      AUDITREEL_SECRET: 'the-secret-that-signs-sessions-in-these-tests',
    },
    saysWhenOpen: 'Ready in',
  });
  return {
    url,
    databaseUrl,
    output: () => server.output(),
    async stop() {
      await server.end('SIGTERM');
      await rm(temporary, { recursive: true, force: true });
    },
  };
}
