import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.js';
import { prismaCli } from '../support/prisma-cli.js';
import { startServer } from '../support/server-process.js';

const folder = fileURLToPath(new URL('../../examples/express-shop/', import.meta.url));

export const SECRET = 'the-secret-that-the-tests-and-the-shop-share';

/** A shop of its own: a migrated database in a temporary file, and a process that serves it. */
export interface RunningShop {
  readonly url: string;
  readonly databaseUrl: string;
  /** What it has printed so far. */
  output(): string;
  /** Ends the process the hard way, and starts another on the same database and port. */
  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  stop(): Promise<void>;
}

export async function startShop(): Promise<RunningShop> {
  const temporary = await mkdtemp(join(tmpdir(), 'auditreel-shop-'));
  const databaseUrl = `file:${join(temporary, 'shop.db')}`;
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), AUDITREEL_SECRET: SECRET };
  const prisma = await prismaCli(folder, env);
  await prisma('generate');
  await prisma('migrate', 'deploy');
  const command = {
    args: ['--import', 'tsx', 'src/server.ts'],
    cwd: folder,
    env,
    saysWhenOpen: 'is open at',
  };
  let server = await startServer(command);
  return {
    url: `http://localhost:${port}`,
    databaseUrl,
    output: () => server.output(),
    async restart(signal) {
      await server.end(signal);
      server = await startServer(command);
    },
    async stop() {
      await server.end('SIGTERM');
      await rm(temporary, { recursive: true, force: true });
    },
  };
}
