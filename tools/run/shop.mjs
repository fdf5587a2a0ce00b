import { run } from './command.mjs';
import { shop } from './paths.mjs';
import { step } from './step.mjs';

/** The variables under which Prisma's CLI works here, also where its own engine cannot be downloaded. */
export async function schemaEngine() {
  const { schemaEngineEnv } = await import('../schema-engine/use.mjs');
  return schemaEngineEnv();
}

export function generateShopClient(env) {
  return step('generate the Prisma client of the shop', () => npmRun('generate', env));
}

/** The shop's own SQLite file: migrated to the newest schema, and seeded (which does nothing the second time). */
export function prepareShopDatabase(env) {
  return step("the shop's database", async () => {
    await npmRun('migrate', env);
    await npmRun('seed', env);
  });
}

function npmRun(script, env) {
  return run('npm', ['run', script, '--silent'], { cwd: shop, env });
}
