import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { schemaEngineEnv } from '../../tools/schema-engine/use.mjs';

const folder = fileURLToPath(new URL('../../examples/express-shop/', import.meta.url));
const prismaCli = fileURLToPath(import.meta.resolve('prisma/build/index.js'));
const run = promisify(execFile);

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
  const prisma = { cwd: folder, env: { ...env, ...(await schemaEngineEnv()) } };
  await run(process.execPath, [prismaCli, 'generate'], prisma);
  await run(process.execPath, [prismaCli, 'migrate', 'deploy'], prisma);
  const url = `http://localhost:${port}`;
  let server = await serve(env);
  return {
    url,
    databaseUrl,
    output: () => server.output(),
    async restart(signal) {
      await server.end(signal);
      server = await serve(env);
    },
    async stop() {
      await server.end('SIGTERM');
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

interface Server {
  output(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

async function serve(env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], { cwd: folder, env });
  let printed = '';
  const keep = (text: Buffer): void => {
    printed += text.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await isOpen(child, () => printed);
  return {
    output: () => printed,
    async end(signal) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

async function isOpen(child: ChildProcess, printed: () => string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (printed().includes('is open at')) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The shop did not open. It printed:\n${printed()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
