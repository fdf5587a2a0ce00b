import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, buildBundles } from '../../build/bundles.js';
import { CHROMIUM, launchChromium, NO_CHROMIUM, until } from '../browser-tests/chromium.js';
import { type Host, startHost } from '../browser-tests/host.js';
import { BALANCED } from './leak-corpus.js';
import { STRICT } from './leak-corpus-later.js';
import type { LeakProbe } from './leak-probe.js';

type Browser = Awaited<ReturnType<typeof launchChromium>>;

describe.skipIf(!CHROMIUM)(`the leak corpus${NO_CHROMIUM}`, () => {
  let browser: Browser;
  let bundles: Bundles;
  beforeAll(async () => {
    bundles = await buildBundles();
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.concurrent.each(BALANCED)('$name never leaves the page', async (probe) => {
    const sent = await record(probe, 'balanced');
    expectNothingOf(probe, sent);
  });

  it.concurrent.each(STRICT)('in strict mode, $name never leaves the page', async (probe) => {
    expectNothingOf(probe, await record(probe, 'strict'));
  });

  it('is able to fail: ordinary text is in what was sent', async () => {
    const sent = await record({ name: 'text', secret: 'Running shoes', html: '<p>{s}</p>' }, 'balanced');
    expect(sent).toContain('Running shoes');
  });

  it('shows an unmasked field of plain words', async () => {
    const probe = {
      name: 'words',
      secret: 'running shoes',
      html: '<input id="i" data-audit-unmask>',
      type: '#i',
    };
    expect(await record(probe, 'balanced')).toContain('running shoes');
  });

  async function record(probe: LeakProbe, privacy: 'balanced' | 'strict'): Promise<string> {
    const host = await startHost(bundles);
    const context = await browser.newContext();
    try {
      host.ingest.settings = { ...host.ingest.settings, privacy, snapshotEveryMs: 400 };
      host.page('/', pageOf(probe));
      host.page('/other', '<p>other</p>');
      const page = await context.newPage();
      await page.goto(host.origin);
      await until('the recording begins', () => host.ingest.parts.size > 0);
      if (probe.script) await page.evaluate(probe.script.replaceAll('{s}', JSON.stringify(probe.secret)));
      if (probe.type) await page.locator(probe.type).pressSequentially(probe.secret);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 450)));
      await flush(page);
      return decoded(host);
    } finally {
      await context.close();
      await host.close();
    }
  }
});

async function flush(page: Awaited<ReturnType<Browser['newPage']>>): Promise<void> {
  await page.evaluate(() => {
    const handle = (globalThis as Record<symbol, unknown>)[Symbol.for('auditreel.recorder')];
    return (handle as { flush(): Promise<void> }).flush();
  });
}

function pageOf({ html, head = '', secret }: LeakProbe): string {
  const page = `<!doctype html><html><head>{recorder}${head}</head><body>${html}</body></html>`;
  return page.replaceAll('{s}', secret);
}

/** Everything sent, also as a reader of URLs and of JSON would see it. */
function decoded(host: Host): string {
  const sent = host.ingest.everything();
  return [
    sent,
    sent.replaceAll('\\"', '"').replaceAll('\\\\', '\\'),
    sent.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  ].join('\n');
}

function expectNothingOf({ secret, type }: LeakProbe, sent: string): void {
  expect(sent.length).toBeGreaterThan(300);
  const lines = sent.split(/(?<=})/).filter((line) => line.includes(secret));
  expect(lines, 'where the secret is').toEqual([]);
  if (!type) return;
  const reversed = [...secret].reverse().join('');
  for (let length = 7; length <= secret.length; length++) {
    expect(sent, 'a beginning of what was typed').not.toContain(`"${secret.slice(0, length)}`);
    expect(sent, 'its end, read backwards').not.toContain(reversed.slice(0, length));
  }
  expect(sent, 'more than six letters of what was typed').not.toContain(secret.slice(0, 12));
}
