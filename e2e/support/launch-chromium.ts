import { type Browser, chromium } from 'playwright-core';
import { QUIET_CHROMIUM } from '../../chromium.shared.js';
import { findChromium } from '../../tools/chromium.mjs';

/** The Chromium of all tests: one that does nothing beside them. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('No Chromium: see tools/chromium.mjs.');
  return chromium.launch({ executablePath, args: [...QUIET_CHROMIUM] });
}
