import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Audit } from '../audit.js';
import { createRecorderHandler } from '../create-recorder-handler.js';
import type { ChunkAck, ChunkEnvelope, SessionAnswer } from '../protocol/envelope.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { wireAudit } from '../wire-audit.js';
import { envelopeAt } from './testing/envelope-at.js';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const ORIGIN = 'http://shop.test';
const SCRIPTS = { stubScript: 'stub()', recorderScript: 'lazy()', recorderHash: 'abc123' };

let now: number;
let storage: AuditStorage;
let audit: Audit;
let handle: (request: Request) => Promise<Response>;
const errors: Error[] = [];

function start(recording: object = {}): void {
  storage = memoryStorage();
  const options = resolveOptions({
    storage,
    secret: SECRET,
    recording,
    onError: (error) => errors.push(error),
  });
  audit = wireAudit(options, { now: () => now, random: () => 0.5 });
  const handler = createRecorderHandler(audit, SCRIPTS);
  handle = (request) => handler(request, { address: '127.0.0.1' });
}

beforeEach(() => {
  now = 1_800_000_000_000;
  errors.length = 0;
  start();
});

function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const all = { origin: ORIGIN, host: 'shop.test', 'sec-fetch-site': 'same-origin', ...headers };
  return handle(new Request(`${ORIGIN}/api/auditreel/${path}`, { method: 'POST', body, headers: all }));
}

interface Minted extends SessionAnswer {
  /** What the browser sends from now on. */
  readonly cookie: Record<string, string>;
}

async function newSession(extra: object = {}, headers: Record<string, string> = {}): Promise<Minted> {
  const response = await post('session', JSON.stringify({ sentAt: now, reason: 'start', ...extra }), headers);
  expect(response.status).toBe(200);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  return { ...((await response.json()) as SessionAnswer), cookie: { cookie } };
}

function envelopeOf(sessionId: string, changes: Partial<ChunkEnvelope> = {}): ChunkEnvelope {
  return { ...envelopeAt(now), sessionId, ...changes };
}

function upload(envelope: object | string, data: Uint8Array, token: string | null): Promise<Response> {
  const line = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
  const body = Buffer.concat([Buffer.from(`${line}\n`), data]);
  return post('chunks', body, token === null ? {} : { authorization: `Bearer ${token}` });
}

const EVENTS = gzipSync(JSON.stringify([{ type: 2, data: {}, timestamp: 1 }]));

async function refusal(response: Response): Promise<string> {
  const body = (await response.json()) as { error: { code: string } };
  return `${response.status} ${body.error.code}`;
}

describe('session', () => {
  it('mints two credentials and a cookie, and writes no row', async () => {
    const response = await post('session', JSON.stringify({ sentAt: now, reason: 'start' }));
    const answer = (await response.json()) as SessionAnswer;
    expect(answer.sessionToken).not.toBe(answer.writeToken);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^auditreel=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=14400$/);
    expect(await storage.sessions.get(answer.sessionId)).toBeNull();
  });

  it('makes the cookie Secure after the scheme of the page, whatever the proxy says', async () => {
    const headers = { origin: 'https://shop.test' };
    const response = await post('session', JSON.stringify({ sentAt: now, reason: 'start' }), headers);
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-auditreel=.*; Secure$/);
  });

  it('is shared by a new tab that only has the cookie', async () => {
    const first = await newSession();
    const second = await newSession({}, first.cookie);
    expect(second.sessionId).toBe(first.sessionId);
  });

  it('rotates once for two tabs that were both told that it ended', async () => {
    const first = await newSession();
    const leaving = { reason: 'ended', previous: first.sessionToken };
    const one = await newSession(leaving, first.cookie);
    expect(one.sessionId).not.toBe(first.sessionId);
    const other = await newSession(leaving, one.cookie);
    expect(other.sessionId).toBe(one.sessionId);
    await upload(envelopeOf(one.sessionId), EVENTS, one.writeToken);
    expect((await storage.sessions.get(one.sessionId))?.previousId).toBe(first.sessionId);
  });

  it('is a new one, chained, after 30 idle minutes', async () => {
    const first = await newSession();
    await upload(envelopeOf(first.sessionId), EVENTS, first.writeToken);
    now += 31 * 60_000;
    const next = await newSession({ reason: 'resume', previous: first.sessionToken }, first.cookie);
    expect(next.sessionId).not.toBe(first.sessionId);
    await upload(envelopeOf(next.sessionId), EVENTS, next.writeToken);
    expect((await storage.sessions.get(next.sessionId))?.previousId).toBe(first.sessionId);
  });

  it.each(['start', 'resume', 'idle', 'length', 'ended'])(
    'is neither handed out, ended nor chained for its token alone (%s)',
    async (reason) => {
      const victim = await newSession();
      await upload(envelopeOf(victim.sessionId), EVENTS, victim.writeToken);
      const forged = { cookie: `auditreel=${victim.sessionToken}` };
      for (const headers of [{}, forged, (await newSession()).cookie]) {
        const thief = await newSession({ reason, previous: victim.sessionToken }, headers);
        expect(thief.sessionId).not.toBe(victim.sessionId);
        await upload(envelopeOf(thief.sessionId), EVENTS, thief.writeToken);
        expect((await storage.sessions.get(thief.sessionId))?.previousId).not.toBe(victim.sessionId);
      }
      expect(await storage.sessions.get(victim.sessionId)).toMatchObject({ endedAt: null });
    },
  );

  it.each([
    ['another origin', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { origin: 'https://a.shop.test', 'sec-fetch-site': 'same-site' }],
    ['no origin at all', { origin: '', 'sec-fetch-site': '' }],
  ])('is refused to %s', async (_name, headers) => {
    const sent = Object.fromEntries(
      Object.entries({ host: 'shop.test', ...headers }).filter(([, value]) => value !== ''),
    );
    const request = new Request(`${ORIGIN}/api/auditreel/session`, {
      method: 'POST',
      body: '{}',
      headers: sent,
    });
    expect(await refusal(await handle(request))).toBe('403 ORIGIN_NOT_ALLOWED');
  });

  it('is refused without consent', async () => {
    start({ consent: () => false });
    const response = await post('session', JSON.stringify({ sentAt: now, reason: 'start' }));
    expect(await refusal(response)).toBe('403 CONSENT_MISSING');
  });

  it.each(['', '{', '[]', '{"sentAt":"x","reason":"start"}', '{"__proto__":{"sentAt":1}}'])(
    'is refused with the body %s',
    async (body) => {
      expect(await refusal(await post('session', body))).toBe('400 BODY_INVALID');
    },
  );

  it('tells sessions outside the sample not to record', async () => {
    start({ sample: 0.25 });
    expect((await newSession()).settings.recording).toBe(false);
  });
});

describe('chunks', () => {
  it('are stored as sent and acknowledged with what is missing', async () => {
    const session = await newSession();
    const first = await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    expect((await first.json()) as ChunkAck).toEqual({
      stored: 'stored',
      highWater: 0,
      missing: [],
      next: 'continue',
      session: 'live',
      serverTime: now,
    });
    const third = await upload(envelopeOf(session.sessionId, { seq: 2 }), EVENTS, session.writeToken);
    expect(await third.json()).toMatchObject({ highWater: 0, missing: [1] });
    const [info] = await storage.chunks.list(session.sessionId);
    const chunk = info ? await storage.chunks.get(info) : null;
    expect(Buffer.from(chunk?.data ?? [])).toEqual(EVENTS);
    expect(await storage.sessions.get(session.sessionId)).toMatchObject({ chunks: 2, ip: '127.0.0.1' });
  });

  it('are stored once when sent again, and refused with another hash', async () => {
    const session = await newSession();
    await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    const again = await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    expect(await again.json()).toMatchObject({ stored: 'duplicate' });
    const other = gzipSync('[{"other":1}]');
    const conflict = await upload(envelopeOf(session.sessionId), other, session.writeToken);
    expect(await refusal(conflict)).toBe('409 HASH_CONFLICT');
    expect(await storage.sessions.get(session.sessionId)).toMatchObject({ chunks: 1 });
  });

  it('need a write token of their own session', async () => {
    const session = await newSession();
    const other = await newSession();
    const envelope = envelopeOf(session.sessionId);
    expect(await refusal(await upload(envelope, EVENTS, null))).toBe('401 WRITE_TOKEN_MISSING');
    expect(await refusal(await upload(envelope, EVENTS, 'x.y.z'))).toBe('401 WRITE_TOKEN_INVALID');
    expect(await refusal(await upload(envelope, EVENTS, session.sessionToken))).toBe(
      '401 WRITE_TOKEN_INVALID',
    );
    expect(await refusal(await upload(envelope, EVENTS, `${session.writeToken.slice(0, -4)}AAAA`))).toBe(
      '401 WRITE_TOKEN_INVALID',
    );
    expect(await refusal(await upload(envelope, EVENTS, other.writeToken))).toBe('403 SESSION_MISMATCH');
    expect(await storage.chunks.list(session.sessionId)).toEqual([]);
  });

  it('are still taken a day after the session ended, and not later', async () => {
    const session = await newSession();
    now += (4 + 24) * 3_600_000 - 1;
    const late = await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    expect(await late.json()).toMatchObject({ stored: 'stored', session: 'ended' });
    now += 10;
    const tooLate = await upload(envelopeOf(session.sessionId, { seq: 1 }), EVENTS, session.writeToken);
    expect(await refusal(tooLate)).toBe('401 WRITE_TOKEN_EXPIRED');
  });

  it.each<[string, () => Uint8Array, string]>([
    ['1 MB and a byte of noise', () => randomBytes(1_048_577), '413 TOO_LARGE'],
    ['100 MB of zeros in 97 KB', () => gzipSync(Buffer.alloc(100_000_000)), '400 NOT_JSON_ARRAY'],
    ['100 MB of blanks in 97 KB', () => gzipSync(`[${' '.repeat(100_000_000)}]`), '413 RATIO_TOO_HIGH'],
    [
      'over 8 MB of letters',
      () => gzipSync(`["${randomBytes(5_000_000).toString('hex')}"]`),
      '413 TOO_LARGE',
    ],
    ['201 levels', () => gzipSync('['.repeat(201) + ']'.repeat(201)), '413 TOO_DEEP'],
    ['no gzip', () => Buffer.from('[]'), '400 NOT_GZIP'],
    ['half a gzip', () => EVENTS.subarray(0, 20), '400 NOT_GZIP'],
    ['a gzip and blank bytes', () => Buffer.concat([EVENTS, Buffer.alloc(99)]), '400 NOT_GZIP'],
    ['a gzip and other bytes', () => Buffer.concat([EVENTS, Buffer.from('<script>')]), '400 NOT_GZIP'],
    ['a byte order mark first', () => gzipSync('\ufeff[]'), '400 NOT_JSON_ARRAY'],
    ['no array', () => gzipSync('{"a":1}'), '400 NOT_JSON_ARRAY'],
    ['an array that does not end', () => gzipSync('[{"a":"]"'), '400 NOT_JSON_ARRAY'],
    ['two arrays', () => gzipSync('[][]'), '400 NOT_JSON_ARRAY'],
    ['nothing', () => new Uint8Array(), '400 NOT_GZIP'],
  ])('of %s are refused', async (_name, data, expected) => {
    const session = await newSession();
    const response = await upload(envelopeOf(session.sessionId), data(), session.writeToken);
    expect(await refusal(response)).toBe(expected);
    expect(await storage.chunks.list(session.sessionId)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are refused over the inflated size, before the ratio', async () => {
    start({ limits: { inflatedBytes: 100_000 } });
    const session = await newSession();
    const data = gzipSync(`["${randomBytes(60_000).toString('hex')}"]`);
    const response = await upload(envelopeOf(session.sessionId), data, session.writeToken);
    expect(await refusal(response)).toBe('413 INFLATED_TOO_LARGE');
  });

  it('are refused when the session is full, but a re-sent one is not', async () => {
    start({ limits: { sessionBytes: EVENTS.byteLength } });
    const session = await newSession();
    await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    const again = await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    expect(again.status).toBe(200);
    const more = await upload(envelopeOf(session.sessionId, { seq: 1 }), EVENTS, session.writeToken);
    expect(await refusal(more)).toBe('413 SESSION_FULL');
  });

  it.each<[string, (id: string) => object | string, string]>([
    ['no JSON', () => 'nonsense', '400 ENVELOPE_INVALID'],
    ['9 KB', () => 'x'.repeat(9000), '413 ENVELOPE_TOO_LARGE'],
    ['a negative seq', (id) => envelopeOf(id, { seq: -1 }), '400 ENVELOPE_INVALID'],
    ['a part beyond its parts', (id) => envelopeOf(id, { part: 1 }), '400 ENVELOPE_INVALID'],
    ['time running backwards', (id) => envelopeOf(id, { firstMs: 2, lastMs: 1 }), '400 ENVELOPE_INVALID'],
    ['a path as tab', (id) => envelopeOf(id, { tabId: '../../etc' }), '400 ENVELOPE_INVALID'],
    ['a huge seq', (id) => envelopeOf(id, { seq: 1e15 }), '400 ENVELOPE_INVALID'],
    ['a session that is no UUID', () => envelopeOf('x'), '400 ENVELOPE_INVALID'],
    [
      '41 marks',
      (id) =>
        envelopeOf(id, {
          marks: Array.from({ length: 41 }, (_, i) => ({
            requestId: `${i}`,
            method: 'POST',
            path: '',
            t: 1,
            inputAgo: 0,
          })),
        }),
      '400 ENVELOPE_INVALID',
    ],
  ])('with an envelope of %s are refused', async (_name, envelope, expected) => {
    const session = await newSession();
    expect(await refusal(await upload(envelope(session.sessionId), EVENTS, session.writeToken))).toBe(
      expected,
    );
  });

  it('keep marks once, even when an envelope repeats one', async () => {
    const session = await newSession();
    const mark = { requestId: 'r1', method: 'POST', path: '/x', t: now, inputAgo: 5 };
    await upload(envelopeOf(session.sessionId, { marks: [mark, mark] }), EVENTS, session.writeToken);
    expect(await storage.chunks.marks(session.sessionId)).toMatchObject([{ requestId: 'r1', inputAgo: 5 }]);
  });

  it('whose sender hangs up are refused, and that is nothing for onError', async () => {
    const session = await newSession();
    const body = new ReadableStream({
      pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
    });
    const headers = {
      'sec-fetch-site': 'same-origin',
      authorization: `Bearer ${session.writeToken}`,
    };
    const init = { method: 'POST', body, headers, duplex: 'half' } as const;
    const response = await handle(new Request(`${ORIGIN}/api/auditreel/chunks`, init));
    expect(await refusal(response)).toBe('400 BODY_INVALID');
    expect(errors).toEqual([]);
  });

  it('are answered 503 while the storage is down, and the cause goes to onError', async () => {
    const session = await newSession();
    storage.chunks.put = () => Promise.reject(new Error('down'));
    const response = await upload(envelopeOf(session.sessionId), EVENTS, session.writeToken);
    expect(await refusal(response)).toBe('503 UNAVAILABLE');
    expect(errors.map((error) => error.message)).toEqual(['down']);
  });
});

describe('scripts', () => {
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    handle(new Request(`${ORIGIN}/api/auditreel/${path}`, { headers }));

  it('are served: the stub with an ETag, the lazy part for ever', async () => {
    const stub = await get('recorder.js');
    expect(await stub.text()).toBe('stub()');
    const again = await get('recorder.js', { 'if-none-match': stub.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const changed = createRecorderHandler(audit, { ...SCRIPTS, stubScript: 'buts()' });
    const other = await changed(new Request(`${ORIGIN}/api/auditreel/recorder.js`), { address: null });
    expect(other.headers.get('etag')).not.toBe(stub.headers.get('etag'));
    const lazy = await get('recorder-abc123.js');
    expect(await lazy.text()).toBe('lazy()');
    expect(lazy.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['recorder-other.js', 'nothing', '../secret', 'session', '%2e%2e/recorder.js'])(
    '%s is not found',
    async (path) => {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400);
      expect((await get(path)).status).toBeLessThan(500);
    },
  );
});
