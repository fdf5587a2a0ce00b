import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findChromium } from '../chromium.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('PATH', join(folder, 'bin'));
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', join(folder, 'cache'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function place(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

it('takes the one that CHROMIUM_PATH names', async () => {
  place('bin', 'chromium');
  const named = place('elsewhere', 'chrome');
  vi.stubEnv('CHROMIUM_PATH', named);
  expect(await findChromium()).toBe(named);
});

it('says so when CHROMIUM_PATH names nothing that runs', async () => {
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'nothing'));
  await expect(findChromium()).rejects.toThrow('cannot be executed');
});

it("takes the system's before Playwright's", async () => {
  place('cache', 'chromium-1200', 'chrome-linux', 'chrome');
  const system = place('bin', 'google-chrome');
  expect(await findChromium()).toBe(system);
});

it("takes the newest of Playwright's", async () => {
  place('cache', 'chromium-999', 'chrome-linux', 'chrome');
  const newest = place('cache', 'chromium-1200', 'chrome-linux64', 'chrome');
  expect(await findChromium()).toBe(newest);
});
