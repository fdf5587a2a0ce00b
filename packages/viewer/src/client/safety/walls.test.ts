import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../server/security-headers.js';
import { buildPage } from './testing/build-page.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './testing/chromium.js';
import { hostileCorpus } from './testing/hostile-corpus.js';
import { type NetLog, withNetLog } from './testing/net-log.js';

const BASE = '/admin/audit';
const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';

let server: Server;
let origin: string;
let script: string;

beforeAll(async () => {
  script = await buildPage('./replay-page.ts');
  server = createServer((request, response) => {
    const policy = contentSecurityPolicy({ nonce: NONCE, basePath: BASE });
    if (request.url?.startsWith(`${BASE}/walled`)) response.setHeader('content-security-policy', policy);
    if (request.url === `${BASE}/script.js`) {
      response.setHeader('content-type', 'text/javascript').end(script);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><link rel="icon" href="data:,"><body><script nonce="${NONCE}" src="${BASE}/script.js"></script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Played {
  readonly log: NetLog;
  readonly ran: readonly string[];
  readonly thrown: readonly string[];
  /** Requests that left the mount. */
  readonly outside: readonly string[];
}

/** Plays the whole corpus in Chromium. */
async function play(options: { readonly events: boolean; readonly policy: boolean }): Promise<Played> {
  const recordings = hostileCorpus().map(({ events }) => events);
  const result = { ran: [] as readonly string[], thrown: [] as readonly string[] };
  const log = await withNetLog(async (page) => {
    await page.goto(`${origin}${BASE}/${options.policy ? 'walled' : 'open'}`);
    result.thrown = await page.evaluate((test) => globalThis.replayAll(test), {
      walled: options.events,
      recordings,
    });
    result.ran = await page.evaluate(() => Reflect.get(globalThis, '__ran') ?? []);
  });
  const outside = log.urls.filter(
    (url) => /^(?:https?|wss?):/.test(url) && !url.startsWith(`${origin}${BASE}/`),
  );
  return { log, outside, ...result };
}

describe.skipIf(!HAS_CHROMIUM)(`the hostile corpus, in Chromium${NO_CHROMIUM}`, { timeout: 120_000 }, () => {
  it('is hostile: with neither wall it leaves the mount in many ways', async () => {
    const { log, outside } = await play({ events: false, policy: false });
    const attacks = new Set(outside.map((url) => /([\w-]+)\.evil|by=([\w-]+)/.exec(url)?.slice(1).join('')));
    expect(attacks.size).toBeGreaterThan(25);
    expect(log.mentions('link-preconnect.evil.test')).not.toEqual([]);
    expect(log.mentions('link-dns-prefetch.evil.test')).not.toEqual([]);
  });

  it('behind the allow-list alone reaches nothing, runs nothing, and breaks no replay', async () => {
    const { log, outside, ran, thrown } = await play({ events: true, policy: false });
    expect(outside).toEqual([]);
    expect(log.mentions('evil.test')).toEqual([]);
    expect(log.mentions('logout')).toEqual([]);
    expect(ran).toEqual([]);
    expect(thrown).toEqual([]);
  });

  it('the policy lets the page speak to the mount, and to nothing beside it', async () => {
    const answers: unknown[] = [];
    const log = await withNetLog(async (page) => {
      await page.goto(`${origin}${BASE}/walled`);
      for (const path of [`${BASE}/api/me`, '/logout', `${BASE}/records`, `/other${BASE}/api/me`]) {
        answers.push(
          await page.evaluate(
            (url) =>
              fetch(url)
                .then((r) => r.status)
                .catch(() => 'blocked'),
            path,
          ),
        );
      }
    });
    expect(answers).toEqual([200, 'blocked', 'blocked', 'blocked']);
    expect(log.mentions('logout')).toEqual([]);
  });

  it('behind the policy alone requests nothing and runs nothing', async () => {
    const { outside, ran } = await play({ events: false, policy: true });
    expect(outside).toEqual([]);
    expect(ran).toEqual([]);
  });

  it('behind both walls touches nothing but the mount', async () => {
    const { log, outside, ran, thrown } = await play({ events: true, policy: true });
    expect(outside).toEqual([]);
    expect(log.mentions('evil.test')).toEqual([]);
    expect(log.mentions('logout')).toEqual([]);
    expect(ran).toEqual([]);
    expect(thrown).toEqual([]);
  });
});
