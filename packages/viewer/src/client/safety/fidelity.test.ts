import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedChromium } from '../testing/made-once.js';
import { buildPage } from './testing/build-page.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './testing/chromium.js';

const PAGE = `<!doctype html><html><head><title>t</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/link.css">
<style>[data-look=plain]:not(.x) > b, [data-look=plain] { color: rgb(1, 2, 3); background: url(data:,) }</style>
<style id="theme">[data-look=theme]{color:rgb(200, 0, 0)}</style><style id="dev"></style>
<style id="typed">[data-look=typed]{color:red}</style><style id="rules">i{color:red}</style>
<style id="declared">[data-look=declared]{color:red}</style><style>.on{background-color:rgb(28, 29, 30)}</style>
<style id="media">[data-look=media]{color:red}</style>
<style>@media (min-width: 1px) { @supports (color: red) { [data-look=nested] { color: rgb(1, 1, 1) } } }</style>
</head><body>
${['plain', 'theme', 'dev', 'typed', 'late', 'rule', 'declared', 'adopted', 'media', 'nested', 'linked']
  .map((look) => `<p data-look="${look}">${look} text</p>`)
  .join('\n')}
<p id="inline" data-look="inline" style="width: calc(10px + 2px)">inline</p><p id="attribute" data-look="attribute">a</p>
<div id="place"></div><p id="gone" data-look="gone">gone</p>
<div id="host"><template shadowrootmode="open"><style>::slotted(b){color:rgb(2, 2, 2)} i{color:rgb(3, 3, 3)}</style>
<slot name="s"></slot><i data-look="shadow">in the shadow</i></template><b slot="s" data-look="slotted">slotted</b></div>
<iframe srcdoc="<style>p{color:rgb(4, 4, 4)}</style><p data-look='framed'>framed</p>"></iframe>
<svg width="20" height="20"><style>.c{fill:rgb(5, 5, 5)}</style><defs><linearGradient id="g"/></defs>
<circle class="c" r="5" data-look="circle"/><rect width="5" height="5" fill="url(#g)" data-look="rect"/></svg>
<textarea data-look="area">some text</textarea>
<script src="/script.js"></script></body></html>`;

let browser: Browser;
let server: Server;

beforeAll(async () => {
  const script = await buildPage('./fidelity-page.ts');
  const answers: Readonly<Record<string, readonly [string, string]>> = {
    '/script.js': ['text/javascript', script],
    '/link.css': ['text/css', '[data-look=linked]{color:rgb(6, 6, 6)}'],
    '/': ['text/html', PAGE],
  };
  server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', ''];
    response.setHeader('content-type', type).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await sharedChromium();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

it.skipIf(!HAS_CHROMIUM)(
  `a page that changes its styles in every way looks the same in the replay${NO_CHROMIUM}`,
  {
    timeout: 60_000,
  },
  async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { seen, played, sought } = await page.evaluate(() => globalThis.compareReplay());
    expect(Object.keys(seen)).toHaveLength(20);
    expect(seen.theme?.[0]).toBe('rgb(4, 5, 6)');
    expect(played).toEqual(seen);
    expect(sought).toEqual(seen);
  },
);
