import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { run } from './command.mjs';
import { environment } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { shop } from './paths.mjs';
import { generateShopClient, prepareShopDatabase } from './shop.mjs';
import { step } from './step.mjs';

const port = process.env.PORT ?? '3000';
const url = `http://localhost:${port}`;

/** `npm start`: the example shop on its own database; `--traffic` lets a headless browser use it. */
export async function start(argv) {
  await ensureInstalled();
  await build();
  const env = await environment();
  await generateShopClient(env);
  await prepareShopDatabase(env);

  const server = node('src/server.ts');
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  await untilItAnswers(server);
  if (argv.includes('--traffic')) await step('traffic', () => traffic(server, env));
  console.log(`\n  shop    ${url}\n  viewer  ${url}/admin/audit\n`);
  return exitCode(server);
}

function node(script) {
  return spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: shop,
    env: { ...process.env, PORT: port },
    stdio: 'inherit',
  });
}

async function untilItAnswers(server) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
    if (server.exitCode !== null) throw new Error(`The shop ended with exit code ${server.exitCode}.`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  server.kill();
  throw new Error(`The shop did not answer at ${url} within a minute.`);
}

async function traffic(server, env) {
  try {
    await run(process.execPath, ['--import', 'tsx', 'src/traffic.ts'], {
      cwd: shop,
      env: { ...env, SHOP_URL: url },
    });
  } catch (error) {
    server.kill();
    throw error;
  }
}

async function exitCode(server) {
  if (server.exitCode !== null) return server.exitCode;
  const [code] = await once(server, 'exit');
  return code ?? 0;
}
