import { build } from './build.mjs';
import { exitCodeOf } from './command.mjs';
import { generateClients } from './examples.mjs';
import { ensureInstalled } from './install.mjs';
import { schemaEngine } from './schema-engine.mjs';
import { recorderSizes } from './sizes.mjs';
import { step } from './step.mjs';
import { publicPackages, typedFolders } from './workspaces.mjs';

/** `npm run check`: everything about the code that is not a test of what it does. All steps run, then it fails. */
export async function check() {
  await ensureInstalled();
  await build();
  await generateClients(await schemaEngine());
  const failed = [];
  for (const [name, work] of steps()) {
    if ((await step(name, work)) !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? '\ncheck: all good' : `\ncheck: failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

function steps() {
  return [
    ['lint and import rules', () => npx('biome', 'check', '--error-on-warnings')],
    ...typedFolders().map((folder) => [`types ${folder}`, () => npx('tsc', '--noEmit', '-p', folder)]),
    ['documents and rules', () => npm('test', '--workspace', 'auditreel-checks')],
    ['exported names', () => npm('run', 'test:exports', '--workspace', 'auditreel-e2e')],
    ...publicPackages().flatMap(({ path }) => [
      [`publint ${path}`, () => npx('publint', 'run', path, '--strict')],
      [`attw ${path}`, () => npx('attw', '--pack', path, '--profile', 'esm-only')],
    ]),
    ['unused code and dependencies', () => npx('knip')],
    ['recorder sizes', recorderSizes],
  ];
}

const npx = (...args) => exitCodeOf('npx', args);
const npm = (...args) => exitCodeOf('npm', args);
