import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { run } from './command.mjs';
import { environment } from './environment.mjs';
import { examples, generateClients, prepareExample, serveExample } from './examples.mjs';
import { ensureInstalled } from './install.mjs';
import { step } from './step.mjs';

const port = process.env.PORT ?? '3000';
const url = `http://localhost:${port}`;

/**
 * `npm start`: the example shop on its own database, or with `-- workspace` the Next.js one; `--traffic` lets a
 * headless browser use the shop.
 */
export async function start(argv) {
  const name = argv.find((word) => !word.startsWith('-')) ?? 'shop';
  const withTraffic = argv.includes('--traffic');
  checkArguments(name, withTraffic);
  await ensureInstalled();
  await build();
  const env = await environment();
  await generateClients(env);
  await prepareExample(name, env);

  const server = serveExample(name, port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  await untilItAnswers(server, name);
  if (withTraffic) await step('traffic', () => traffic(server, { name, env }));
  console.log(`\n  ${name.padEnd(9)}  ${url}\n  viewer     ${url}/admin/audit\n`);
  return exitCode(server);
}

function checkArguments(name, withTraffic) {
  if (!Object.hasOwn(examples, name)) {
    throw new Error(`There is no example "${name}". Take one of: ${Object.keys(examples).join(', ')}.`);
  }
  if (withTraffic && examples[name].traffic === null) {
    throw new Error(`Nobody uses the ${name} by itself: leave out --traffic, or start the shop.`);
  }
}

async function untilItAnswers(server, name) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
    if (server.exitCode !== null) throw new Error(`The ${name} ended with exit code ${server.exitCode}.`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  server.kill();
  throw new Error(`The ${name} did not answer at ${url} within a minute.`);
}

async function traffic(server, { name, env }) {
  const { folder, traffic: script } = examples[name];
  try {
    await run(process.execPath, script, { cwd: folder, env: { ...env, SHOP_URL: url } });
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
