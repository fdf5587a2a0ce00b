import { connect } from 'node:net';
import { expect, it } from 'vitest';
import type { AppInUse, OpenApp } from './adapter-contract-app.js';

/** Hostile and oversized input is recorded harmlessly, and the app goes on serving. */
export function hygienePromises(open: OpenApp): void {
  it('what is annotated deep below a handler, after awaits, is on its record', async () => {
    const app = await open();
    await app.send('POST', '/annotated', { body: JSON.stringify({ colour: 'red' }) });
    expect(await app.record()).toMatchObject({
      action: 'order.touch',
      targetType: 'order',
      targetId: '7',
      metadata: { given: { colour: 'red' } },
    });
  });

  it('named body fields are kept, redacted', async () => {
    const app = await open();
    const body = JSON.stringify({
      email: 'ada@example.com',
      password: 'correct horse',
      nested: { api_key: 'k1', colour: 'red' },
      unnamed: 'not kept',
    });
    await app.send('POST', '/profile', { body });
    const record = await app.record();
    expect(record.metadata).toEqual({
      body: {
        email: 'ada@example.com',
        password: '[redacted]',
        nested: { api_key: '[redacted]', colour: 'red' },
      },
    });
  });

  it('__proto__ in a body changes no prototype', async () => {
    const app = await open();
    const body = '{"__proto__":{"polluted":true},"nested":{"__proto__":{"polluted":true}},"email":"a@b.c"}';
    expect((await app.send('POST', '/profile', { body })).status).toBe(200);
    await app.record();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('10 MB of metadata are cut, and the cut is marked', async () => {
    const app = await open();
    expect((await app.send('POST', '/big')).status).toBe(200);
    const record = await app.record();
    expect(JSON.stringify(record).length).toBeLessThan(40_000);
    expect(record.truncated).toContain('big');
  });

  it('NUL and lone surrogates in metadata are stored as text every database takes', async () => {
    const app = await open();
    await app.send('POST', '/annotated', { body: '{"a\\u0000b":"c\\ud800d"}' });
    const text = JSON.stringify((await app.record()).metadata);
    expect(text).toContain('c\ufffdd');
    expect(text).not.toContain('\\u0000');
  });

  it('a user agent of 70,000 characters is cut to its column', async () => {
    const app = await open();
    // In short words: in a single long one Next looks for crawlers' names for half a minute.
    const headers = { 'user-agent': 'abc/1.0 '.repeat(8_750).trim() };
    expect((await app.send('POST', '/orders', { headers })).status).toBe(200);
    expect((await app.record()).userAgent).toHaveLength(512);
  });

  it('a NUL in a header is refused by the server, and the app still serves', async () => {
    const app = await open();
    expect(await sendRaw(app, 'x-evil: a\0b')).toContain('400');
    expect((await app.send('POST', '/orders')).status).toBe(200);
    await app.record();
  });

  it('bytes of a lone surrogate in a header are harmless', async () => {
    const app = await open();
    expect(await sendRaw(app, Buffer.from('user-agent: \xed\xa0\x80', 'latin1'))).toContain('200');
    expect((await app.record()).userAgent?.isWellFormed()).toBe(true);
  });

  it('a traceparent is kept, a malformed one is not', async () => {
    const app = await open();
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await app.send('POST', '/orders', { headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });
    await app.send('POST', '/orders', { headers: { traceparent: 'ff-nonsense' } });
    expect((await app.records(2)).map((record) => record.traceId)).toEqual([traceId, null]);
  });

  it('X-Forwarded-For counts only from trusted proxies, and then by its right-most untrusted hop', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.7' };
    const trusting = await open({ trustedProxies: ['127.0.0.1/32', '10.0.0.0/8'] });
    await trusting.send('POST', '/orders', { headers });
    expect(await trusting.record()).toMatchObject({ ip: '203.0.113.9', ipVia: 'trusted_proxy' });
    await trusting.close();
    const wary = await open();
    await wary.send('POST', '/orders', { headers });
    expect(await wary.record()).toMatchObject({ ip: '127.0.0.1', ipVia: 'socket' });
  });
}

/** A request that no HTTP client would send; answers what the server wrote. */
function sendRaw(app: AppInUse, header: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(app.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', reject).on('close', () => resolve(answer));
    socket.write(
      `POST ${app.basePath}/orders HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n`,
    );
    socket.write(header);
    socket.write('\r\n\r\n');
  });
}
