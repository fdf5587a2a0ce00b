#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { findChromium } from './chromium/find.mjs';
import { installChromium } from './chromium/install.mjs';

export { findChromium } from './chromium/find.mjs';

/**
 * The path of a Chromium, installed first if there is none.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = (await findChromium()) ?? (await installChromium());
  if (found !== null) return found;
  throw new Error('No Chromium: install one (Debian: apt-get install -y chromium), or set CHROMIUM_PATH.');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await ensureChromium());
}
