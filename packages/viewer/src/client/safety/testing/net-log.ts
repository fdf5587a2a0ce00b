import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM } from './chromium.js';

/** Whom Chromium spoke to, or was about to, out of its own log. */
export interface NetLog {
  /** Every address that was really requested, but for Chromium's own services. */
  readonly urls: readonly string[];
  /** Lines of any kind with this text: requests, preconnects, lookups. */
  mentions(text: string): readonly string[];
}

/**
 * Runs `use` in a fresh Chromium, and reads its net log once that has closed. The profile is a real one, because a
 * private window does not preconnect, so it would show less than what happens to an admin.
 */
export async function withNetLog(use: (page: Page) => Promise<void>): Promise<NetLog> {
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-net-log-'));
  const file = join(folder, 'log.json');
  try {
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      ...CHROMIUM,
      args: [...CHROMIUM.args, `--log-net-log=${file}`],
    });
    try {
      await use(await context.newPage());
    } finally {
      await context.close();
    }
    return readNetLog(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const REQUESTED = /"url":"((?:https?|wss?):[^"]+)"/;
const CHROMIUM_ITSELF = /^https?:\/\/(?:[\w-]+\.)*(?:googleapis|google|gvt1|gstatic)\.com\//;

/** One event a line, after a first line that gives the numbers of the event types. */
function readNetLog(text: string): NetLog {
  const [constants = '', ...events] = text.split('\n');
  const started = /"URL_REQUEST_START_JOB":(\d+)/.exec(constants)?.[1];
  if (started === undefined) throw new Error('This is no net log.');
  const urls = events
    .filter((line) => line.includes(`"type":${started}}`))
    .flatMap((line) => REQUESTED.exec(line)?.[1] ?? [])
    .filter((url) => !CHROMIUM_ITSELF.test(url));
  return { urls: [...new Set(urls)], mentions: (part) => events.filter((line) => line.includes(part)) };
}
