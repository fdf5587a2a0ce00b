import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, buildBundles } from '../../build/bundles.js';
import { CHROMIUM, launchChromium, NO_CHROMIUM } from '../browser-tests/chromium.js';
import { type Host, startHost } from '../browser-tests/host.js';
import { flush, untilRecorded } from '../browser-tests/setup.js';
import { BALANCED } from './leak-corpus.js';
import { STRICT } from './leak-corpus-later.js';
import type { LeakProbe } from './leak-probe.js';

describe.skipIf(!CHROMIUM)(`the leak corpus${NO_CHROMIUM}`, () => {
  let browser: Browser;
  let context: BrowserContext;
  let bundles: Bundles;
  beforeAll(async () => {
    bundles = await buildBundles();
    browser = await launchChromium();
    // Each probe has an origin of its own, so that they share nothing but the browser.
    context = await browser.newContext();
  });
  afterAll(() => browser?.close());

  it.concurrent.each(BALANCED)('$name never leaves the page', async (probe) => {
    const sent = await record(probe, 'balanced');
    expectNothingOf(probe, sent);
  });

  it.concurrent.each(STRICT)('in strict mode, $name never leaves the page', async (probe) => {
    expectNothingOf(probe, await record(probe, 'strict'));
  });

  it.each([
    ['text', { html: '<p>{s}</p>' }],
    ['a frame’s text', { html: '<iframe srcdoc="<p>{s}</p>"></iframe>' }],
    ['changed text', { html: '<p id="p">x</p>', script: 'p.textContent = {s}' }],
    ['late text', { html: '<p id="p">x</p>', script: 'setTimeout(() => { p.textContent = {s} }, 200)' }],
  ])('is able to fail: ordinary %s is in what was sent', async (name, probe) => {
    const sent = await record({ name, secret: 'Running shoes', ...probe }, 'balanced');
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
    const page = await context.newPage();
    try {
      host.ingest.settings = { ...host.ingest.settings, privacy, snapshotEveryMs: 400 };
      host.page('/', pageOf(probe));
      host.page('/other', '<p>other</p>');
      await page.goto(host.origin);
      await untilRecorded(page, host);
      if (probe.script) await page.evaluate(probe.script.replaceAll('{s}', JSON.stringify(probe.secret)));
      if (probe.type) await page.locator(probe.type).pressSequentially(probe.secret);
      // What changes is looked at by a snapshot too; what stands still was seen by the first one, but for late frames.
      await page.waitForTimeout(probe.script || probe.type ? 600 : 100);
      await flush(page);
      return decoded(host);
    } finally {
      await page.close();
      await host.close();
    }
  }
});

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
