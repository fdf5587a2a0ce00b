import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = createRequire(import.meta.url).resolve('prisma/build/index.js');
const ENGINE = fileURLToPath(new URL('./engine.mjs', import.meta.url));
const CONFIG = `export default {
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL },
};\n`;

/** Prisma's CLI, run in a folder on the stand-in; `with` adds to its environment. */
export function prismaIn(folder, env) {
  writeFileSync(join(folder, 'prisma.config.mjs'), CONFIG);
  const prisma = (...args) => run(folder, env, args);
  prisma.with = (more) => prismaIn(folder, { ...env, ...more });
  return prisma;
}

function run(cwd, env, args) {
  const options = {
    cwd,
    timeout: 90_000,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_SCHEMA_ENGINE_BINARY: ENGINE, ...env },
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, output: stdout + stderr });
    });
    child.stdin?.end();
  });
}
