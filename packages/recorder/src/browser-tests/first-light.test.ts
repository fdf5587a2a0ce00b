import { describe, expect, it } from 'vitest';
import { CHROMIUM, NO_CHROMIUM, until } from './chromium.js';
import { useBench } from './setup.js';

describe.skipIf(!CHROMIUM)(`a recorded page${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('tags and marks a click’s fetch, and uploads it with a full snapshot', async () => {
    const { host, context } = bench();
    host.page(
      '/',
      `<!doctype html><html><head>{recorder}</head><body><button onclick="fetch('/orders/42', { method: 'POST' })">Buy</button></body></html>`,
    );
    const page = await context.newPage();
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.log(error));
    await page.goto(host.origin);
    await page.click('button');
    await until('the mark arrives', () => host.ingest.marks().length > 0);
    const [mark] = host.ingest.marks();
    const [posted] = host.seen.filter(({ method }) => method === 'POST');
    expect(posted?.headers['x-audit-ctx']).toContain(`;${mark?.requestId};`);
    expect(mark).toMatchObject({ method: 'POST', path: '/orders/:x' });
    expect(mark?.inputAgo).toBeLessThan(1000);
    expect(host.ingest.events().map(({ type }) => type)).toContain(2);
  });
});
