import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE_PATHS } from './testing/base-paths.js';
import { type HostInUse, openHost } from './testing/open-host.js';
import { uploadChunk } from './testing/upload-chunk.js';

describe.each(
  BASE_PATHS.map((basePath) => [basePath === '' ? 'at the root' : `under ${basePath}`, basePath]),
)('the Pages Router %s', (_where, basePath) => {
  let host: HostInUse;
  beforeEach(async () => {
    host = await openHost({ basePath, path: '/api/pages-recorder' });
  });
  afterEach(() => host.close());

  it('an API route is recorded by its template', async () => {
    expect((await host.send('POST', '/api/plain')).status).toBe(202);
    expect(await host.record()).toMatchObject({ action: `POST ${basePath}/api/plain`, statusCode: 202 });
  });

  it('withAudit says what it does, with its target and named fields', async () => {
    const body = JSON.stringify({ reason: 'damaged', card: '4111 1111 1111 1111' });
    expect((await host.send('POST', '/api/orders/42', { body })).status).toBe(201);
    expect(await host.record()).toMatchObject({
      action: 'order.refund',
      route: `${basePath}/api/orders/:id`,
      targetId: '42',
      metadata: { body: { reason: 'damaged' } },
    });
  });

  it('what an API route throws names its record', async () => {
    expect((await host.send('POST', '/api/orders/broken')).status).toBe(500);
    expect(await host.record()).toMatchObject({ outcome: 'failure', reason: 'OUT_OF_STOCK' });
  });

  it('mountPages tells a handler its base path, viewer and body, and makes no record', async () => {
    const answer = await host.send('POST', '/api/pages-viewer/api/x?a=b', {
      headers: { 'x-viewer': 'ada' },
      body: 'hello',
    });
    expect(JSON.parse(answer.body)).toMatchObject({
      path: `${basePath}/api/pages-viewer/api/x?a=b`,
      basePath: `${basePath}/api/pages-viewer`,
      viewer: 'ada',
      body: 'hello',
      peerAddress: '127.0.0.1',
    });
    expect((await host.send('GET', '/api/pages-viewer')).status).toBe(403);
    expect(await host.record()).toMatchObject({ action: 'authz.denied' });
  });

  it("mountPages sends the host's own Response, such as a redirect to the login, as it is", async () => {
    const headers = { 'x-viewer': 'redirect' };
    expect(await host.send('GET', '/api/pages-viewer', { headers })).toMatchObject({
      status: 302,
      headers: { location: '/login' },
    });
  });

  it('mountPages sends each event of a stream as it comes, and tells when the client goes', async () => {
    const headers = { 'x-viewer': 'ada' };
    const dripping = async (): Promise<unknown> =>
      JSON.parse((await host.send('GET', '/api/pages-viewer/dripping', { headers })).body);
    const asked = { host: '127.0.0.1', port: host.port, path: `${basePath}/api/pages-viewer/drips` };
    // Compressing must not hold it back.
    const outgoing = request({ ...asked, headers: { ...headers, 'accept-encoding': 'gzip' } }).end();
    const [incoming] = await once(outgoing, 'response');
    const [piece] = await once(incoming, 'data');
    expect(String(piece)).toBe('data: one\n\n');
    expect(await dripping()).toEqual({ open: 1 });
    outgoing.destroy();
    await vi.waitFor(async () => expect(await dripping()).toEqual({ open: 0 }), 5000);
  });

  it('mountPages refuses a body over 1 MB', async () => {
    const body = Buffer.alloc(2 * 1024 * 1024);
    const headers = { 'x-viewer': 'ada', 'content-type': 'application/octet-stream' };
    expect((await host.send('POST', '/api/pages-viewer/x', { headers, body })).status).toBe(413);
  });

  it('pages/_document.tsx has the recorder before every script that a browser waits for, with its nonce', async () => {
    const { status, body } = await host.send('GET', '/old');
    expect(status).toBe(200);
    const scripts = body.match(/<script\b[^>]*>/g) ?? [];
    const waitedFor = scripts.filter((tag) => !/\b(async|defer|noModule)=/i.test(tag));
    expect(waitedFor[0]).toBe('<script src="/api/auditreel/recorder.js" nonce="n0nce">');
  });

  it('mountRecorderPages serves the recorder’s script, begins sessions and takes uploads, and makes no record', async () => {
    const script = await host.send('GET', '/api/pages-recorder/recorder.js');
    expect(script).toMatchObject({ status: 200 });
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    const { sent } = await uploadChunk(host, '/api/pages-recorder');
    expect(sent).toMatchObject({ status: 200 });
    expect(JSON.parse(sent.body)).toMatchObject({ stored: 'stored' });
    await host.records(0);
  });
});
