import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { client } from './client.js';
import { dropAfter, exchange, requestBytes } from './raw-http.js';
import { newSession, refusal } from './recorder-client.js';
import type { Target } from './target.js';

const JSON_ONLY = { accept: 'application/json' };

export function hostileHttp(target: () => Target): void {
  const recordOf = (requestId: string) => target().database.recordOf(requestId);

  it.each([
    ['no HTTP', 'EHLO evil\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a NUL in the request line', 'POST /cart\0/lines HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a NUL in a header', 'POST /cart/lines HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n'],
    ['a header name with a blank', 'POST /cart/lines HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n'],
    [
      'two lengths',
      'POST /cart/lines HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /cart/lines HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a length that is none', 'POST /cart/lines HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    ['a lone surrogate in the path', 'POST /cart/lines/\xed\xa0\x80 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bytes that are no text in the path', 'POST /cart/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no host', 'POST /cart/lines HTTP/1.1\r\n\r\n'],
    ['an unknown method', 'EVIL /cart/lines HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['another version', 'POST /cart/lines HTTP/9.9\r\nHost: x\r\n\r\n'],
  ])('%s is 400, Node’s own answer, and no record', async (_name, bytes) => {
    const answers = await exchange(target().port, Buffer.from(bytes, 'latin1'));
    expect(answers.map(({ status }) => status)).toEqual([400]);
    expect(answers[0]?.headers.has('x-permitted-cross-domain-policies')).toBe(false);
  });

  it('two requests in one packet are two answers and two records', async () => {
    const ids = [randomUUID(), randomUUID()];
    const pair = ids.map((id, i) =>
      requestBytes({
        method: 'POST',
        path: '/cart/lines',
        headers: {
          host: 'x',
          ...JSON_ONLY,
          connection: i === 0 ? 'keep-alive' : 'close',
          'x-audit-ctx': `v1;;tab-1;${id};1`,
          'content-length': '0',
        },
      }),
    );
    const answers = await exchange(target().port, Buffer.concat(pair));
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    for (const answer of answers) target().answered.note({ method: 'POST', path: '/cart/lines' }, answer);
    for (const id of ids) expect((await recordOf(id)).statusCode).toBe(422);
  });

  it('an upload in pieces that never says its length is stopped at 1 MB', async () => {
    const session = await newSession(client(target()));
    const headers = {
      host: 'x',
      'sec-fetch-site': 'same-origin',
      authorization: `Bearer ${session.writeToken}`,
      'transfer-encoding': 'chunked',
    };
    const head = requestBytes({ method: 'POST', path: '/api/auditreel/chunks', headers });
    const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, '{'), Buffer.from('\r\n')]);
    const bytes = Buffer.concat([head, ...Array(32).fill(piece), Buffer.from('0\r\n\r\n')]);
    const [answer] = await exchange(target().port, bytes);
    expect(answer && refusal(answer)).toBe('413 TOO_LARGE');
  });

  it.each(['PROPFIND', 'MKCOL', 'LOCK', 'REPORT', 'PURGE', 'M-SEARCH', 'LINK', 'QUERY'])(
    '%s is an ordinary 404, and one record',
    async (method) => {
      const { requestId, ...answer } = await target().bob.tagged({
        method,
        path: '/cart/lines',
        headers: JSON_ONLY,
      });
      expect(answer.status).toBe(404);
      expect(await recordOf(requestId)).toMatchObject({ method, kind: 'other', statusCode: 404 });
    },
  );

  it('TRACE is read as a read: 404, not echoed, and no record', async () => {
    const headers = { ...JSON_ONLY, cookie: 'secret=trace-me' };
    const { requestId, ...answer } = await client(target()).tagged({
      method: 'TRACE',
      path: '/cart',
      headers,
    });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('trace-me');
    const found = await target().database.prisma.auditRecord.findMany({ where: { requestId } });
    expect(found).toEqual([]);
  });

  it.each(['TRACE', 'PROPFIND', 'DELETE', 'OPTIONS'])('%s is refused by the recorder', async (method) => {
    for (const route of ['session', 'chunks', 'recorder.js', '']) {
      const answer = await client(target()).send({
        method,
        path: `/api/auditreel/${route}`,
        headers: JSON_ONLY,
      });
      expect([route, answer.status]).toEqual([route, 403]);
    }
  });

  it.each(['TRACE', 'PROPFIND', 'OPTIONS'])(
    '%s is refused by the viewer, even to an admin',
    async (method) => {
      const headers = { ...JSON_ONLY, 'sec-fetch-site': 'same-origin' };
      const answer = await target().admin.send({ method, path: '/admin/audit/api/records', headers });
      expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    },
  );

  it('CONNECT is closed without an answer', async () => {
    const bytes = requestBytes({
      method: 'CONNECT',
      path: 'localhost:22',
      headers: { host: 'localhost:22' },
    });
    expect(await exchange(target().port, bytes)).toEqual([]);
  });

  it.each(['/', '/api/auditreel/chunks', '/admin/audit/api/records'])(
    'a WebSocket is not opened at %s',
    async (path) => {
      const answer = await client(target()).send({
        method: 'GET',
        path,
        headers: {
          ...JSON_ONLY,
          connection: 'close, Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      });
      expect(answer.status).not.toBe(101);
      expect(answer.status).toBe(path === '/' ? 200 : path.startsWith('/api') ? 403 : 401);
    },
  );

  it('forty uploads that stop halfway and are dropped leave nothing behind', async () => {
    const session = await newSession(client(target()));
    const head = requestBytes({
      method: 'POST',
      path: '/api/auditreel/chunks',
      headers: {
        host: 'x',
        'sec-fetch-site': 'same-origin',
        authorization: `Bearer ${session.writeToken}`,
        'content-length': '500000',
      },
    });
    const half = Buffer.concat([head, Buffer.alloc(70_000, '{')]);
    await Promise.all(Array.from({ length: 40 }, (_, i) => dropAfter(target().port, half, 20 + i * 10)));
    const page = await target().stranger.send({ method: 'GET', path: '/' });
    expect(page.status).toBe(200);
    const { sessionId } = session;
    expect(await target().database.prisma.auditChunk.count({ where: { sessionId } })).toBe(0);
    expect(await target().database.prisma.auditSession.count({ where: { id: sessionId } })).toBe(0);
  });

  it('ten forms that stop halfway and are dropped are one aborted record each', async () => {
    const ids = Array.from({ length: 10 }, () => randomUUID());
    await Promise.all(
      ids.map((id) => {
        const headers = {
          host: 'x',
          ...JSON_ONLY,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': '5000',
          'x-audit-ctx': `v1;;tab-1;${id};1`,
        };
        const head = requestBytes({ method: 'POST', path: '/cart/lines', headers });
        return dropAfter(target().port, Buffer.concat([head, Buffer.from('product=mo')]), 150);
      }),
    );
    for (const id of ids) {
      expect(await recordOf(id)).toMatchObject({ outcome: 'unknown', reason: 'ABORTED' });
    }
  });

  // The last of these: what a minute's flood holds has no records of its own to look at.
  it('thirty requests for what is not there are one record each or one that counts them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        target().bob.send({ method: 'POST', path: `/nowhere/at/all/${i}`, headers: JSON_ONLY }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(404));
  });
}
