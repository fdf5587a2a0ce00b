import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts `CHROMIUM_PATH`, a Chromium or Chrome of the system, or the one Playwright installed. */
export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM_PLACES, chromium.executablePath()].find(
    (place) => place !== '' && existsSync(place),
  );
  if (!executablePath) {
    throw new Error(
      'No Chromium found. Install one (apt-get install chromium, or npx playwright-core install chromium), ' +
        'or say where it is: CHROMIUM_PATH=/path/to/chrome.',
    );
  }
  // Chromium's sandbox refuses to run as root, which is who one is in most containers.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...QUIET, ...sandbox] });
}
