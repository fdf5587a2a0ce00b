import { spawn } from 'node:child_process';
import { run } from './command.mjs';
import { fromRoot } from './paths.mjs';
import { step } from './step.mjs';

/** The host apps that `npm start` runs, by the names it takes. */
export const examples = {
  shop: {
    folder: fromRoot('examples/express-shop'),
    command: ['--import', 'tsx', 'src/server.ts'],
    prepare: async () => {},
    traffic: ['--import', 'tsx', 'src/traffic.ts'],
  },
  workspace: {
    folder: fromRoot('examples/next-trpc'),
    command: [fromRoot('node_modules/next/dist/bin/next'), 'start'],
    prepare: async (npmRun) => {
      await step('build the workspace', () => npmRun('build:app'));
      await npmRun('secrets');
    },
    traffic: null,
  },
};

/** Each example's Prisma client: types and tests need them all. */
export async function generateClients(env) {
  for (const [name, example] of Object.entries(examples)) {
    await step(`generate the Prisma client of the ${name}`, () => npmRunIn(example, env)('generate'));
  }
}

/** The example's own SQLite file: migrated to the newest schema, and seeded (which does nothing the second time). */
export async function prepareExample(name, env) {
  const npmRun = npmRunIn(examples[name], env);
  await step(`the database of the ${name}`, async () => {
    await npmRun('migrate');
    await npmRun('seed');
  });
  await examples[name].prepare(npmRun);
}

/** Its server, as a process of its own. */
export function serveExample(name, port) {
  const { folder, command } = examples[name];
  return spawn(process.execPath, command, {
    cwd: folder,
    env: { ...process.env, PORT: port },
    stdio: 'inherit',
  });
}

function npmRunIn({ folder }, env) {
  return (script) => run('npm', ['run', script, '--silent'], { cwd: folder, env });
}
