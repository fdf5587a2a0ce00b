import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SessionAnswer } from '../protocol/envelope.js';
import { CHUNK_TYPE } from '../protocol/names.js';
import { envelopeAt } from '../recording/testing/envelope-at.js';
import type { AppInUse, OpenApp } from './adapter-contract-app.js';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** The recorder's routes, served by the adapter under `audit.path`; none of them makes a record. */
export function recorderPromises(open: OpenApp): void {
  describe('the recorder', () => {
    it('its script is served, and not again while it is the same', async () => {
      const app = await open();
      const first = await app.send('GET', `${app.audit.path}/recorder.js`);
      expect(first).toMatchObject({
        status: 200,
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
      });
      expect(first.body).not.toBe('');
      const again = await app.send('GET', `${app.audit.path}/recorder.js`, {
        headers: { 'if-none-match': String(first.headers.etag) },
      });
      expect(again).toMatchObject({ status: 304, body: '' });
      expect((await app.send('HEAD', `${app.audit.path}/recorder.js`)).body).toBe('');
      await app.records(0);
    });

    it('a session is started, with a cookie, and no record', async () => {
      const app = await open();
      const { answer, cookie } = await start(app);
      expect(answer.sessionToken.split('.')).toHaveLength(3);
      expect(cookie).toMatch(/^auditreel=.+; HttpOnly; SameSite=Lax/);
      await app.records(0);
    });

    it('a page of a listed origin is let in, after its preflight', async () => {
      const origin = 'https://app.example';
      const app = await open({ recording: { origins: [origin] } });
      const headers = { 'sec-fetch-site': 'cross-site', origin };
      const preflight = { ...headers, 'access-control-request-method': 'POST' };
      const letIn = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
      const path = `${app.audit.path}/session`;
      expect(await app.send('OPTIONS', path, { headers: preflight })).toMatchObject({
        status: 204,
        headers: letIn,
      });
      const body = JSON.stringify({ sentAt: Date.now(), reason: 'start' });
      expect(await app.send('POST', path, { headers, body })).toMatchObject({ status: 200, headers: letIn });
      await app.records(0);
    });

    it('a page of another origin starts none', async () => {
      const app = await open();
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      const answer = await app.send('POST', `${app.audit.path}/session`, { headers, body: '{}' });
      expect(answer).toMatchObject({ status: 403 });
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'ORIGIN_NOT_ALLOWED' } });
      await app.records(0);
    });

    it('an uploaded chunk is stored byte by byte, and answered again when it is sent again', async () => {
      const app = await open();
      const { answer } = await start(app);
      const data = gzipSync(JSON.stringify([{ type: 4, timestamp: 1, data: { text: '\u00e4\u0000' } }]));
      const sent = await upload(app, answer, data);
      expect(sent).toMatchObject({ status: 200 });
      expect(JSON.parse(sent.body)).toMatchObject({ stored: 'stored' });
      expect(JSON.parse((await upload(app, answer, data)).body)).toMatchObject({ stored: 'duplicate' });
      const chunk = await app.storage.chunks.get({
        sessionId: answer.sessionId,
        tabId: 'tab-1',
        page: 'page-1',
        seq: 0,
        part: 0,
      });
      expect(Buffer.from(chunk?.data ?? []).equals(data)).toBe(true);
      await app.records(0);
    });

    it('an upload without its token, and one that is too large, are refused in words', async () => {
      const app = await open({ recording: { limits: { compressedBytes: 1000 } } });
      const { answer } = await start(app);
      expect((await upload(app, { ...answer, writeToken: '' }, new Uint8Array(10))).status).toBe(401);
      const huge = await upload(app, answer, new Uint8Array(3_000_000));
      expect(huge.status).toBe(413);
      expect(JSON.parse(huge.body)).toMatchObject({ error: { code: 'TOO_LARGE' } });
      expect((await app.send('GET', '/orders/1')).status).toBe(200);
      await app.records(0);
    });

    it('what is not one of its routes is a 404, and no record', async () => {
      const app = await open();
      expect((await app.send('POST', `${app.audit.path}/nope`, { headers: SAME_ORIGIN })).status).toBe(404);
      await app.records(0);
    });

    it('a path that only begins like its own belongs to the app', async () => {
      const app = await open();
      expect((await app.send('POST', `${app.audit.path}-else/session`)).status).toBe(404);
      await app.records(1);
    });
  });
}

async function start(app: AppInUse): Promise<{ readonly answer: SessionAnswer; readonly cookie: string }> {
  const body = JSON.stringify({ sentAt: Date.now(), reason: 'start' });
  const {
    status,
    headers,
    body: text,
  } = await app.send('POST', `${app.audit.path}/session`, {
    headers: SAME_ORIGIN,
    body,
  });
  expect(status).toBe(200);
  return { answer: JSON.parse(text) as SessionAnswer, cookie: String(headers['set-cookie']) };
}

function upload(app: AppInUse, session: SessionAnswer, data: Uint8Array): ReturnType<AppInUse['send']> {
  const envelope = { ...envelopeAt(Date.now()), sessionId: session.sessionId };
  return app.send('POST', `${app.audit.path}/chunks`, {
    headers: { ...SAME_ORIGIN, authorization: `Bearer ${session.writeToken}`, 'content-type': CHUNK_TYPE },
    body: Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), data]),
  });
}
