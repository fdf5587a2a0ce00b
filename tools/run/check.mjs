import { build } from './build.mjs';
import { outputOf } from './command.mjs';
import { generateClients } from './examples.mjs';
import { ensureInstalled } from './install.mjs';
import { schemaEngine } from './schema-engine.mjs';
import { bundleSizes } from './sizes.mjs';
import { someAtATime } from './some-at-a-time.mjs';
import { stepBeside } from './step.mjs';
import { publicPackages, typedFolders } from './workspaces.mjs';

/** `npm run check`: everything about the code that is not a test of what it does. All steps run, then it fails. */
export async function check() {
  await ensureInstalled();
  await build();
  await generateClients(await schemaEngine());
  const failed = (await someAtATime(2, checks(), runAll)).flat();
  console.log(failed.length === 0 ? '\ncheck: all good' : `\ncheck: failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

/** By their names; those of one list run one after another. */
function checks() {
  return [
    { 'lint and import rules': () => npx('biome', 'check', '--error-on-warnings') },
    ...typedFolders().map((folder) => ({ [`types ${folder}`]: () => npx('tsc', '--noEmit', '-p', folder) })),
    { 'documents and rules': () => npm('test', '--workspace', 'auditreel-checks') },
    { 'exported names': () => npm('run', 'test:exports', '--workspace', 'auditreel-e2e') },
    // Both pack it, under the same name.
    ...publicPackages().map(({ path }) => ({
      [`publint ${path}`]: () => npx('publint', 'run', path, '--strict'),
      [`attw ${path}`]: () => npx('attw', '--pack', path, '--profile', 'esm-only'),
    })),
    { 'unused code and dependencies': () => npx('knip') },
    { 'bundle sizes': bundleSizes },
  ];
}

/** The names of those that failed. */
async function runAll(list) {
  const failed = [];
  for (const [name, run] of Object.entries(list)) {
    const { code } = await stepBeside(name, run);
    if (code !== 0) failed.push(name);
  }
  return failed;
}

const npx = (...args) => outputOf('npx', args);
const npm = (...args) => outputOf('npm', args);
