import { gzipSync } from 'node:zlib';
import { CHUNK_TYPE, type ChunkEnvelope, type SessionAnswer } from '@auditreel/core/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_PATHS } from './testing/base-paths.js';
import { type HostInUse, openHost } from './testing/open-host.js';

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

  it('mountPages refuses a body over 1 MB', async () => {
    const body = Buffer.alloc(2 * 1024 * 1024);
    const headers = { 'x-viewer': 'ada', 'content-type': 'application/octet-stream' };
    expect((await host.send('POST', '/api/pages-viewer/x', { headers, body })).status).toBe(413);
  });

  it('mountRecorderPages serves the recorder’s script, begins sessions and takes uploads, and makes no record', async () => {
    const script = await host.send('GET', '/api/pages-recorder/recorder.js');
    expect(script).toMatchObject({ status: 200 });
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    const headers = { 'sec-fetch-site': 'same-origin' };
    const body = JSON.stringify({ sentAt: Date.now(), reason: 'start' });
    const begun = await host.send('POST', '/api/pages-recorder/session', { headers, body });
    const { sessionId, writeToken } = JSON.parse(begun.body) as SessionAnswer;
    const sent = await host.send('POST', '/api/pages-recorder/chunks', {
      headers: { ...headers, authorization: `Bearer ${writeToken}`, 'content-type': CHUNK_TYPE },
      body: chunkOf(sessionId),
    });
    expect(sent).toMatchObject({ status: 200 });
    expect(JSON.parse(sent.body)).toMatchObject({ stored: 'stored' });
    await host.records(0);
  });
});

/** One event, as the recorder sends it. */
function chunkOf(sessionId: string): Uint8Array {
  const now = Date.now();
  const envelope: ChunkEnvelope = {
    v: 1,
    sessionId,
    tabId: 'tab-1',
    page: 'page-1',
    seq: 0,
    part: 0,
    parts: 1,
    firstMs: now,
    lastMs: now,
    sendMs: now,
    count: 1,
    hasSnapshot: false,
    marks: [],
    dropped: 0,
    recorder: '0.1.0',
  };
  const events = gzipSync(JSON.stringify([{ type: 4, timestamp: now, data: {} }]));
  return Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), events]);
}
