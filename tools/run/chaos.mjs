import { build } from './build.mjs';
import { exitCodeOf } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { schemaEngine } from './schema-engine.mjs';

/** `npm run chaos`: kills an audited app under load and matches its records; `-- --short` in a minute or two. */
export async function chaos(args) {
  await ensureInstalled();
  await build();
  return exitCodeOf('npx', ['tsx', 'e2e/chaos/run.ts', ...args], { env: await schemaEngine() });
}
