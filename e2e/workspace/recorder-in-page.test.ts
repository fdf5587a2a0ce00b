import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { watchedPerson } from '../support/watched-person.js';
import { signIn } from './acts.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';

const chromium = await findChromium();

/** What a page was like: what Chromium says of it, and what it complained about. */
interface SeenPage {
  readonly shifts: number;
  readonly refused: readonly string[];
  readonly complaints: readonly string[];
  /** The recorder's scripts: where each is from, and whether it carries the page's nonce. */
  readonly scripts: readonly (readonly [path: string, hasNonce: boolean])[];
  /** What a browser waits for before anything else; Next's own chunks are asynchronous. */
  readonly firstScript: string;
  /** How many boxes the recorder's own elements have. */
  readonly boxes: number;
}

/** What `<AuditRecorder />` is to the page that it stands in. */
describe.skipIf(chromium === null)('a page with the recorder in it (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let recorded: SeenPage;
  let bare: SeenPage;

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    recorded = await walk({ isRecorded: true });
    bare = await walk({ isRecorded: false });
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('runs it before anything else, and all of it by the page’s nonce', () => {
    expect(recorded.firstScript).toBe('/api/auditreel/recorder.js');
    expect(recorded.scripts).toEqual([
      ['/api/auditreel/recorder.js', true],
      [expect.stringMatching(/^\/api\/auditreel\/recorder-\w+\.js$/), true],
      [expect.stringMatching(/^\/api\/auditreel\/recorder-details-\w+\.js$/), true],
    ]);
    expect(recorded.refused).toEqual([]);
  });

  it('takes no room, moves nothing, and React finds nothing changed', () => {
    expect(recorded.boxes).toBe(0);
    // The workspace moves by 0.03 of its own, or not, as its list comes early or late.
    expect(Math.max(recorded.shifts, bare.shifts)).toBeLessThan(0.05);
    expect(recorded.complaints).toEqual([]);
  });

  /** Through the login and a soft navigation. */
  async function walk({ isRecorded }: { readonly isRecorded: boolean }): Promise<SeenPage> {
    const person = await watchedPerson({ browser, shopUrl: workspace.url, pace: 0.3 });
    const { context, page } = person;
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
    });
    if (!isRecorded) await context.route('**/api/auditreel/**', (route) => route.abort());
    await context.addInitScript(lookOn);
    await signIn(person, accountOf('sam'));
    await person.click(page.locator('.sidebar').getByRole('link', { name: 'Projects' }));
    await page.waitForURL('**/projects');
    await person.read();
    return { ...(await page.evaluate(told)), complaints };
  }
});

interface Onlooker {
  readonly seen: { shifts: number; readonly refused: string[] };
}

/** Runs in the page, before anything of its own. */
function lookOn(): void {
  const seen = { shifts: 0, refused: [] as string[] };
  Object.assign(globalThis, { seen });
  addEventListener('securitypolicyviolation', ({ blockedURI }) => seen.refused.push(blockedURI));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page. */
function told(): Omit<SeenPage, 'complaints'> {
  const { seen } = globalThis as unknown as Onlooker;
  const pathOf = (script: HTMLScriptElement): string => new URL(script.src, location.href).pathname;
  const scripts = [...document.scripts].filter((script) => pathOf(script).startsWith('/api/auditreel/'));
  const first = document.querySelector<HTMLScriptElement>('script:not([async], [defer], [nomodule])');
  return {
    ...seen,
    scripts: scripts.map((script) => [pathOf(script), script.nonce !== ''] as const),
    firstScript: first === null ? '' : pathOf(first),
    boxes: scripts.reduce((sum, script) => sum + script.getClientRects().length, 0),
  };
}
