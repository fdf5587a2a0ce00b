import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { QUIET_CHROMIUM } from '../../../../chromium.shared.js';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The installed Chromium, or null: then browser tests are skipped by name. */
export const CHROMIUM: string | null = CANDIDATES.find((path) => path && existsSync(path)) ?? null;

/** What a suite says when it is skipped. */
export const NO_CHROMIUM: string = CHROMIUM ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';

/** Starts it without anything that talks to the network by itself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      ...QUIET_CHROMIUM,
      // A name that isn't localhost: its pages are no secure context.
      '--host-resolver-rules=MAP insecure.test 127.0.0.1',
    ],
    // Playwright turns the back-forward cache off, which is one of the things tested here.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Waits until the condition holds. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  ms = 10_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
