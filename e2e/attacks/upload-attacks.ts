import { randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { SECRET } from '../shop/start-shop.js';
import { client } from './client.js';
import { envelopeFor, newSession, ONE_EVENT, refusal, type Session, upload } from './recorder-client.js';
import type { Target } from './target.js';
import { signToken, tampered, unsigned } from './tokens.js';

const DAY_MS = 86_400_000;

export function uploadAttacks(target: () => Target): void {
  const chunksOf = (sessionId: string) =>
    target().database.prisma.auditChunk.findMany({
      where: { sessionId },
      select: { seq: true, sha256: true },
    });

  it.each<[string, string, (session: Session, other: Session) => string | null | Promise<string>]>([
    ['no write token', '401 WRITE_TOKEN_MISSING', () => null],
    ["another session's write token", '403 SESSION_MISMATCH', (_own, other) => other.writeToken],
    [
      'an expired write token',
      '401 WRITE_TOKEN_EXPIRED',
      ({ sessionId }) =>
        signToken({ secret: SECRET, audience: 'write', sessionId, expiredFor: DAY_MS + 1000 }),
    ],
    ['the session token', '401 WRITE_TOKEN_INVALID', ({ sessionToken }) => sessionToken],
    ['a token of alg none', '401 WRITE_TOKEN_INVALID', ({ writeToken }) => unsigned(writeToken)],
    [
      'its own token, rewritten for this session',
      '401 WRITE_TOKEN_INVALID',
      ({ sessionId }, other) => tampered(other.writeToken, { sub: sessionId }),
    ],
    [
      'a token of another secret',
      '401 WRITE_TOKEN_INVALID',
      ({ sessionId }) => signToken({ secret: 'y'.repeat(40), audience: 'write', sessionId }),
    ],
    ['no token but garbage', '401 WRITE_TOKEN_INVALID', () => '\xff\xfe.a.b'],
  ])('an upload with %s is %s, and nothing is stored', async (_name, expected, tokenOf) => {
    const mallory = client(target());
    const [session, other] = [await newSession(mallory), await newSession(client(target()))];
    const token = await tokenOf(session, other);
    const answer = await upload(mallory, { envelope: envelopeFor(session), data: ONE_EVENT, token });
    expect(refusal(answer)).toBe(expected);
    expect(await chunksOf(session.sessionId)).toEqual([]);
  });

  it('a write token that expired less than a day ago is still taken', async () => {
    const sessionId = randomUUID();
    const token = await signToken({
      secret: SECRET,
      audience: 'write',
      sessionId,
      expiredFor: DAY_MS - 60_000,
    });
    const envelope = envelopeFor({ sessionId });
    const answer = await upload(client(target()), { envelope, data: ONE_EVENT, token });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      200,
      { stored: 'stored', session: 'ended' },
    ]);
  });

  it.each<[string, string, () => Uint8Array]>([
    ['1 MB and a byte compressed', '413 TOO_LARGE', () => randomBytes(1_048_577)],
    ['over 8 MB inflated, at a modest ratio', '413 INFLATED_TOO_LARGE', () => gzipSync(letters(8_500_000))],
    ['a 97 KB bomb of zeros', '400 NOT_JSON_ARRAY', () => gzipSync(Buffer.alloc(100_000_000))],
    [
      'a 97 KB bomb of blanks in an array',
      '413 RATIO_TOO_HIGH',
      () => gzipSync(`[${' '.repeat(100_000_000)}]`),
    ],
    ['201 levels', '413 TOO_DEEP', () => gzipSync('['.repeat(201) + ']'.repeat(201))],
    ['no gzip', '400 NOT_GZIP', () => Buffer.from('[]')],
    ['half a gzip', '400 NOT_GZIP', () => ONE_EVENT.subarray(0, 20)],
    ['an array that never ends', '400 NOT_JSON_ARRAY', () => gzipSync('[{"a":"]"')],
  ])('a chunk of %s is %s, and nothing is stored', async (_name, expected, dataOf) => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const answer = await upload(mallory, {
      envelope: envelopeFor(session),
      data: dataOf(),
      token: session.writeToken,
    });
    expect(refusal(answer)).toBe(expected);
    expect(await chunksOf(session.sessionId)).toEqual([]);
  });

  it('a chunk of 200 levels is stored: the limit itself is allowed', async () => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const data = gzipSync('['.repeat(200) + ']'.repeat(200));
    const answer = await upload(mallory, { envelope: envelopeFor(session), data, token: session.writeToken });
    expect(answer.status).toBe(200);
  });

  const marks = Array.from({ length: 41 }, (_, i) => ({
    requestId: `r-${i}`,
    method: 'POST',
    path: '/',
    t: 1,
    inputAgo: null,
  }));
  it.each<[string, string, (session: Session) => Readonly<Record<string, unknown>> | string]>([
    ['of 9 KB', '413 ENVELOPE_TOO_LARGE', () => 'x'.repeat(9000)],
    ['with 41 marks', '400 ENVELOPE_INVALID', (session) => envelopeFor(session, { marks })],
    ['that is no JSON', '400 ENVELOPE_INVALID', () => '{"v":1'],
    ['that is null', '400 ENVELOPE_INVALID', () => 'null'],
    ['of a tab that is a path', '400 ENVELOPE_INVALID', (s) => envelopeFor(s, { tabId: '../../etc/passwd' })],
    ['of a tab with a NUL', '400 ENVELOPE_INVALID', (s) => envelopeFor(s, { tabId: 'a\0b' })],
    ['of a page with a lone surrogate', '400 ENVELOPE_INVALID', (s) => envelopeFor(s, { page: '\ud800' })],
    ['of another version', '400 ENVELOPE_INVALID', (s) => envelopeFor(s, { v: 2 })],
    ['with a seq of 2^53', '400 ENVELOPE_INVALID', (s) => envelopeFor(s, { seq: 2 ** 53 })],
    ['of nested __proto__ alone', '400 ENVELOPE_INVALID', () => '{"__proto__":{"v":1,"seq":0}}'],
  ])('an envelope %s is %s, and nothing is stored', async (_name, expected, envelopeOf) => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const answer = await upload(mallory, {
      envelope: envelopeOf(session),
      data: ONE_EVENT,
      token: session.writeToken,
    });
    expect(refusal(answer)).toBe(expected);
    expect(await chunksOf(session.sessionId)).toEqual([]);
  });

  it('a re-sent chunk is acknowledged and stored once; one with another hash is refused', async () => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const send = (data: Uint8Array) =>
      upload(mallory, { envelope: envelopeFor(session), data, token: session.writeToken });
    const answers = [await send(ONE_EVENT), await send(ONE_EVENT)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => JSON.parse(body).stored)).toEqual(['stored', 'duplicate']);
    const before = await chunksOf(session.sessionId);
    expect(refusal(await send(gzipSync('[{"other":1}]')))).toBe('409 HASH_CONFLICT');
    expect(before).toHaveLength(1);
    expect(await chunksOf(session.sessionId)).toEqual(before);
    const row = await target().database.prisma.auditSession.findUnique({ where: { id: session.sessionId } });
    expect(row).toMatchObject({ chunks: 1, bytes: ONE_EVENT.byteLength });
  });

  it('twenty copies of a chunk at once are stored once', async () => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const envelope = envelopeFor(session);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        upload(mallory, { envelope, data: ONE_EVENT, token: session.writeToken }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await chunksOf(session.sessionId)).toHaveLength(1);
    const row = await target().database.prisma.auditSession.findUnique({ where: { id: session.sessionId } });
    expect(row).toMatchObject({ chunks: 1, bytes: ONE_EVENT.byteLength });
  });

  it.each([
    ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { origin: 'http://evil.localhost', 'sec-fetch-site': 'same-site' }],
    [
      'a browser without sec-fetch-site on another origin',
      { origin: 'https://evil.test', 'sec-fetch-site': 'none' },
    ],
  ])('an upload from %s is refused', async (_name, headers) => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const answer = await upload(mallory, {
      envelope: envelopeFor(session),
      data: ONE_EVENT,
      token: session.writeToken,
      headers,
    });
    expect(refusal(answer)).toBe('403 ORIGIN_NOT_ALLOWED');
    expect(answer.headers.get('access-control-allow-origin')).toBeUndefined();
    expect(await chunksOf(session.sessionId)).toEqual([]);
  });

  it('200 uploads of garbage at once are each refused, and a page is served meanwhile', async () => {
    const mallory = client(target());
    const session = await newSession(mallory);
    const flood = Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        upload(mallory, {
          envelope: i % 2 === 0 ? randomBytes(2000).toString('latin1') : envelopeFor(session, { seq: i }),
          data: randomBytes(2000),
          token: session.writeToken,
        }),
      ),
    );
    const page = await target().stranger.send({ method: 'GET', path: '/' });
    expect(page.status).toBe(200);
    const refusals = (await flood).map(refusal);
    expect(refusals.filter((_, i) => i % 2 === 0)).toEqual(Array(100).fill('400 ENVELOPE_INVALID'));
    expect(refusals.filter((_, i) => i % 2 === 1)).toEqual(Array(100).fill('400 NOT_GZIP'));
    expect(await chunksOf(session.sessionId)).toEqual([]);
  });
}

/** A JSON array of this many letters that compresses to about a thirtieth: neither too large nor a bomb. */
function letters(length: number): string {
  const parts = Array.from(
    { length: length / 1600 },
    () => `"${randomBytes(50).toString('hex')}${'a'.repeat(1500)}"`,
  );
  return `[${parts.join(',')}]`;
}
