import { spawn } from 'node:child_process';
import { findChromium } from './find.mjs';

const FIVE_MINUTES = 5 * 60_000;

/** Installs a Chromium, by Debian's packages or Playwright's download, each within five minutes; null if neither went. */
export async function installChromium() {
  for (const commands of ways()) {
    const went = await inTurn(commands);
    const found = went ? await findChromium() : null;
    if (found !== null) return found;
  }
  return null;
}

function ways() {
  const playwright = [['npx', 'playwright-core', 'install', 'chromium']];
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [playwright];
  const debian = [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ];
  return [debian, [['npx', 'playwright-core', 'install', '--with-deps', 'chromium']], playwright];
}

async function inTurn(commands) {
  for (const command of commands) if (!(await succeeds(command))) return false;
  return true;
}

function succeeds([name, ...args]) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(name, args, { env, stdio: ['ignore', 2, 2], timeout: FIVE_MINUTES });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
