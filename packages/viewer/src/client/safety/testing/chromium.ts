import { existsSync } from 'node:fs';
import { QUIET_CHROMIUM } from '../../../../../../chromium.shared.js';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether there is one; without it the tests that need it are skipped, and their titles say why. */
export const HAS_CHROMIUM: boolean = existsSync(executablePath);
export const NO_CHROMIUM: string = HAS_CHROMIUM ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';

/** How tests start Chromium. */
export const CHROMIUM: { readonly executablePath: string; readonly args: string[] } = {
  executablePath,
  args: [...QUIET_CHROMIUM, '--autoplay-policy=no-user-gesture-required'],
};
