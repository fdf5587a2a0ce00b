import { existsSync, statSync, utimesSync } from 'node:fs';
import { exitCodeOf } from './command.mjs';
import { fromRoot } from './paths.mjs';
import { step } from './step.mjs';

const lockfile = fromRoot('package-lock.json');
const installed = fromRoot('node_modules/.package-lock.json');

/** Installs the dependencies if they are missing or older than the lockfile. */
export async function ensureInstalled() {
  refuseOldNode();
  if (isInstalled()) return;
  if (existsSync(installed) || (await npm('ci')) !== 0) await npm('install');
  if (!isInstalled()) throw new Error('The dependencies could not be installed; see above.');
}

/** Of the two, `ci` is exact and refuses a lockfile that is not; `install` mends it. */
async function npm(command) {
  const code = await step(`npm ${command}`, () => exitCodeOf('npm', [command, '--no-audit', '--no-fund']));
  const now = new Date();
  if (code === 0) utimesSync(installed, now, now);
  return code;
}

function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs + 2000 >= statSync(lockfile).mtimeMs;
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is too old: auditreel needs 20.19 or newer.`);
}
