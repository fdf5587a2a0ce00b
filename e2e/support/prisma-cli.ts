import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { schemaEngineEnv } from '../../tools/schema-engine/use.mjs';

const require = createRequire(import.meta.url);
const cli = require.resolve('prisma/build/index.js');
const run = promisify(execFile);

/** The Prisma CLI in an example's folder: its database is where `env.DATABASE_URL` says. */
export async function prismaCli(
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<(...args: readonly string[]) => Promise<void>> {
  const complete = { ...env, ...(await schemaEngineEnv()) };
  return async (...args) => {
    await run(process.execPath, [cli, ...args], { cwd, env: complete });
  };
}
