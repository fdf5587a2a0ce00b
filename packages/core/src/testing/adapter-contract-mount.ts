import { once } from 'node:events';
import { type RequestOptions, request } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import type { OpenApp } from './adapter-contract-app.js';

const ADA = { 'x-viewer': 'ada' };

/** A mounted handler: behind `authorize`, at its own path, and in no record. */
export function mountPromises(open: OpenApp): void {
  describe('a mounted handler', () => {
    it('is told the request, its base path, the viewer and the address', async () => {
      const app = await open();
      const answer = await app.send('POST', '/viewer/api/records?x=y%26z', {
        headers: { ...ADA, 'x-kind': 'test', 'content-type': 'text/plain' },
        body: Buffer.from('hello'),
      });
      expect(answer).toMatchObject({
        status: 201,
        headers: { 'set-cookie': ['a=1; Path=/', 'b=2; Path=/'] },
      });
      expect(JSON.parse(answer.body)).toEqual({
        method: 'POST',
        path: `${app.basePath}/viewer/api/records?x=y%26z`,
        basePath: `${app.basePath}/viewer`,
        viewer: 'ada',
        peerAddress: '127.0.0.1',
        kind: 'test',
        body: 'hello',
      });
      await app.records(0);
    });

    it('gets a body that a parser has read before it', async () => {
      const app = await open();
      const answer = await app.send('POST', '/viewer/api/x', { headers: ADA, body: '{"a":1}' });
      expect(JSON.parse(answer.body)).toMatchObject({ body: '{"a":1}' });
    });

    it('streams its answer', async () => {
      const app = await open();
      const answer = await app.send('GET', '/viewer/streams', { headers: ADA });
      expect(answer).toMatchObject({ status: 200, headers: { 'x-kind': 'stream' }, body: 'one two three' });
    });

    it('sends each event of a stream as it comes, and is told when the client goes', async () => {
      const app = await open();
      const dripping = async (): Promise<unknown> =>
        JSON.parse((await app.send('GET', '/viewer/dripping', { headers: ADA })).body);
      const path = `${app.basePath}/viewer/drips`;
      const headers = { ...ADA, 'accept-encoding': 'gzip' };
      const [first, leave] = await firstPiece({ port: app.port, path, headers });
      expect(first).toBe('data: one\n\n');
      expect(await dripping()).toEqual({ open: 1 });
      leave();
      await vi.waitFor(async () => expect(await dripping()).toEqual({ open: 0 }), 5_000);
    });

    it('answers HEAD without a body', async () => {
      const app = await open();
      expect(await app.send('HEAD', app.viewerRoot, { headers: ADA })).toMatchObject({
        status: 201,
        body: '',
      });
    });

    it('a stranger gets 403 as JSON, and that is recorded', async () => {
      const app = await open();
      const answer = await app.send('GET', '/viewer/api/records');
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'FORBIDDEN' } });
      expect(await app.record()).toMatchObject({ action: 'authz.denied', outcome: 'denied' });
    });

    it('a stranger who navigates gets 403 as a page', async () => {
      const app = await open();
      const answer = await app.send('GET', app.viewerRoot, { headers: { 'sec-fetch-mode': 'navigate' } });
      expect(answer.status).toBe(403);
      expect(answer.headers['content-type']).toContain('text/html');
    });

    it("the host's own Response is sent as it is", async () => {
      const app = await open();
      const answer = await app.send('GET', app.viewerRoot, { headers: { 'x-viewer': 'redirect' } });
      expect(answer).toMatchObject({ status: 302, headers: { location: '/login' } });
    });

    it.each([
      ['an authorize that throws', null, 'throws'],
      ['an authorize that answers true', null, 'true'],
      ['an authorize that answers a row', null, 'row'],
      ['a handler that throws', '/viewer/breaks', 'ada'],
    ])('%s is an error of the app, and lets nobody in', async (_what, path, viewer) => {
      const app = await open();
      const answer = await app.send('GET', path ?? app.viewerRoot, { headers: { 'x-viewer': viewer } });
      expect(answer.status).toBe(500);
      expect(answer.body).not.toContain('peerAddress');
    });

    it('a body over 1 MB is refused', async () => {
      const app = await open();
      const body = Buffer.alloc(2 * 1024 * 1024);
      const answer = await app.send('POST', '/viewer/api/x', {
        headers: { ...ADA, 'content-type': 'application/octet-stream' },
        body,
      });
      expect(answer.status).toBe(413);
    });
  });
}

/** What comes first of an answer that goes on, and how to leave it. */
async function firstPiece(asked: RequestOptions): Promise<readonly [string, () => void]> {
  const outgoing = request({ host: '127.0.0.1', ...asked }).end();
  const [incoming] = await once(outgoing, 'response');
  const [piece] = await once(incoming, 'data');
  return [String(piece), () => void outgoing.destroy()];
}
