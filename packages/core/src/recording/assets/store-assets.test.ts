import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionAnswer } from '../../protocol/envelope.js';
import type { AssetStore } from '../../storage/asset-store.js';
import { memoryStorage } from '../../storage/memory-storage.js';
import { erasureOf } from '../../testing/erasure-outcome.js';
import { sampleRecord } from '../../testing/storage-samples.js';
import { png } from '../testing/sample-images.js';
import { assetAckOf, offer, postAssets, sendAssets, shown } from '../testing/send-assets.js';
import { refusalOf, type TestIngest, testIngest } from '../testing/test-ingest.js';

const SHEET = shown('c1', 'body { color: red }');
const LOGO = shown('u1', png(64, 64), { type: 'image/png' });
const CONTINUE = { missing: [], next: 'continue' };
const STOP = { missing: [], next: 'stop' };

let ingest: TestIngest;
let session: SessionAnswer;

async function begin(options: Parameters<typeof testIngest>[0] = {}): Promise<void> {
  ingest = testIngest(options);
  session = await ingest.session();
}

beforeEach(() => begin());

const store = (): AssetStore => {
  const { assets } = ingest.storage;
  if (assets === undefined) throw new Error('This storage keeps no assets');
  return assets;
};
const send = (...assets: Parameters<typeof sendAssets>[2]) => sendAssets(ingest, session, assets);
const namesOf = async ({ sessionId }: SessionAnswer): Promise<readonly string[]> =>
  (await store().of(sessionId)).map(({ name }) => name);

describe('assets', () => {
  it('are stored as they were sent, under their names', async () => {
    expect(await assetAckOf(await send(SHEET, LOGO))).toEqual(CONTINUE);
    expect(await store().of(session.sessionId)).toMatchObject([
      { name: 'c1', sha256: SHEET.sha256, type: 'text/css', encoding: 'gzip' },
      { name: 'u1', sha256: LOGO.sha256, type: 'image/png', encoding: 'identity' },
    ]);
    const sheet = await store().get(SHEET.sha256);
    expect(gunzipSync(sheet?.data ?? '').toString()).toBe('body { color: red }');
    expect(sheet).toMatchObject({ byteLength: SHEET.data.byteLength, createdAt: ingest.clock.now });
  });

  it('are asked for when they are offered and not there, and stored by nothing but their bytes', async () => {
    const offered = await assetAckOf(await send(offer(SHEET), offer(LOGO)));
    expect(offered).toEqual({ missing: [SHEET.sha256, LOGO.sha256], next: 'continue' });
    expect([await namesOf(session), await store().get(SHEET.sha256)]).toEqual([[], null]);
    const both = await assetAckOf(await send(SHEET, offer(LOGO)));
    expect(both).toEqual({ missing: [LOGO.sha256], next: 'continue' });
    expect(await namesOf(session)).toEqual(['c1']);
  });

  it('are not sent again by a second session, not even by one that only knows the hash', async () => {
    await send(SHEET);
    const other = await ingest.session();
    expect(await assetAckOf(await sendAssets(ingest, other, [offer(SHEET)]))).toEqual(CONTINUE);
    expect(await namesOf(other)).toEqual(['c1']);
    expect(await ingest.storage.sessions.get(other.sessionId)).toMatchObject({ bytes: 0, chunks: 0 });
  });

  it('weigh on their session once, and are no chunks of it', async () => {
    await send(SHEET, LOGO);
    await send(SHEET, { ...LOGO, name: 'u2' });
    const bytes = SHEET.data.byteLength + LOGO.data.byteLength;
    expect(await ingest.storage.sessions.get(session.sessionId)).toMatchObject({ bytes, chunks: 0 });
  });

  it('keep the first content of a name', async () => {
    await send(SHEET);
    expect(await assetAckOf(await send(shown('c1', 'body { color: blue }')))).toEqual(CONTINUE);
    expect(await store().of(session.sessionId)).toMatchObject([{ name: 'c1', sha256: SHEET.sha256 }]);
  });

  it('take the first of several with one name, and look at no other', async () => {
    const put = vi.spyOn(store(), 'put');
    const others = Array.from({ length: 98 }, (_, at) => shown('c1', `${at}`, { sha256: 'a'.repeat(64) }));
    expect(await assetAckOf(await send(SHEET, ...others, LOGO))).toEqual(CONTINUE);
    expect(put).toHaveBeenCalledTimes(2);
    expect(await store().of(session.sessionId)).toMatchObject([{ sha256: SHEET.sha256 }, { name: 'u1' }]);
    expect(await assetAckOf(await send(offer(shown('c9', 'new')), { ...SHEET, name: 'c9' }))).toMatchObject({
      missing: [shown('c9', 'new').sha256],
    });
  });

  it('may be none', async () => {
    expect(await assetAckOf(await send())).toEqual(CONTINUE);
  });
});

const drawing = (uses: number) =>
  shown('u2', `<svg><g id="a"/>${'<use href="#a"/>'.repeat(uses)}</svg>`, { type: 'image/svg+xml' });

describe('an asset that is not right', () => {
  const noise = randomBytes(200);
  const spaces = ' '.repeat(1_000_000);
  it.each([
    ['is another than its hash says', shown('c2', 'a', { sha256: SHEET.sha256 }), '409 HASH_CONFLICT'],
    ['is of another type', shown('u2', png(1, 1), { type: 'image/gif' }), '400 ASSET_INVALID'],
    ['is a page and no image', shown('u2', '<html>', { type: 'image/svg+xml' }), '400 ASSET_INVALID'],
    ['is no text', shown('c2', noise), '400 ASSET_INVALID'],
    [
      'has a size that cannot be read',
      shown('u2', png(1, 1).subarray(0, 20), { type: 'image/png' }),
      '400 ASSET_INVALID',
    ],
    ['has too many pixels', shown('u2', png(50_000, 50_000), { type: 'image/png' }), '413 TOO_MANY_PIXELS'],
    ['is no gzip', shown('c2', 'a', { data: Buffer.from('a') }), '400 NOT_GZIP'],
    [
      'has something behind its gzip',
      shown('c2', 'a', { data: Buffer.concat([gzipSync('a'), Buffer.alloc(3)]) }),
      '400 NOT_GZIP',
    ],
    [
      'is a gzip of two members',
      shown('c2', 'ab', { data: Buffer.concat([gzipSync('a'), gzipSync('b')]) }),
      '400 NOT_GZIP',
    ],
    ['is a drawing and no style sheet', shown('c2', '<svg/>'), '400 ASSET_INVALID'],
    ['draws something again 51 times', drawing(13), '400 ASSET_INVALID'],
    ['inflates too far', shown('c2', spaces), '413 RATIO_TOO_HIGH'],
  ])('refuses its upload whole when it %s', async (_, asset, refusal) => {
    expect(await refusalOf(await send(SHEET, asset))).toBe(refusal);
    expect(await namesOf(session)).toEqual([]);
    expect(await store().get(SHEET.sha256)).toBeNull();
    expect(await ingest.storage.sessions.get(session.sessionId)).toBeNull();
  });

  it('draws something again once more than it may', async () => {
    expect(await assetAckOf(await send(drawing(12)))).toEqual(CONTINUE);
  });

  it('is one byte larger than it may be', async () => {
    await begin({ limits: { assetBytes: LOGO.data.byteLength } });
    const larger = Buffer.concat([LOGO.data, Buffer.alloc(1)]);
    expect(await refusalOf(await send(shown('u2', larger, { type: 'image/png' })))).toBe('413 TOO_LARGE');
    expect(await assetAckOf(await send(LOGO))).toEqual(CONTINUE);
  });

  it('is one byte larger inflated than it may be', async () => {
    await begin({ limits: { assetInflatedBytes: 1000 } });
    const refused = await send(shown('c2', 'a'.repeat(1001)));
    expect(await refusalOf(refused)).toBe('413 INFLATED_TOO_LARGE');
    expect(await assetAckOf(await send(shown('c2', 'a'.repeat(1000))))).toEqual(CONTINUE);
  });
});

describe('the line before assets', () => {
  const line = (over: object, rest = ''): Buffer =>
    Buffer.from(`${JSON.stringify({ v: 1, sessionId: session.sessionId, assets: [], ...over })}\n${rest}`);
  const entry = { name: 'u1', sha256: 'a'.repeat(64), type: 'image/png', size: 0 };
  it.each<[string, () => Buffer, string]>([
    ['is of another version', () => line({ v: 2 }), '400 ENVELOPE_INVALID'],
    [
      'is of another session',
      () => line({ sessionId: '00000000-0000-7000-8000-000000000000' }),
      '403 SESSION_MISMATCH',
    ],
    ['has no end', () => line({}).subarray(0, -1), '400 ENVELOPE_INVALID'],
    ['is longer than 16 KB', () => line({ extra: 'x'.repeat(16_384) }), '413 ENVELOPE_TOO_LARGE'],
    ['names 101', () => line({ assets: Array(101).fill({ ...entry, name: 'u' }) }), '400 ENVELOPE_INVALID'],
    [
      'has fewer bytes behind it',
      () => line({ assets: [{ ...entry, size: 4 }] }, 'abc'),
      '400 ENVELOPE_INVALID',
    ],
    [
      'has more bytes behind it',
      () => line({ assets: [{ ...entry, size: 2 }] }, 'abc'),
      '400 ENVELOPE_INVALID',
    ],
    ['has a size below 0', () => line({ assets: [{ ...entry, size: -1 }] }), '400 ENVELOPE_INVALID'],
    ['has a name like a path', () => line({ assets: [{ ...entry, name: '../x' }] }), '400 ENVELOPE_INVALID'],
    [
      'has a hash in capitals',
      () => line({ assets: [{ ...entry, sha256: 'A'.repeat(64) }] }),
      '400 ENVELOPE_INVALID',
    ],
    [
      'has a type of its own',
      () => line({ assets: [{ ...entry, type: 'text/html' }] }),
      '400 ENVELOPE_INVALID',
    ],
    ['is no JSON', () => Buffer.from('{]\n'), '400 ENVELOPE_INVALID'],
  ])('is refused when it %s', async (_, body, refusal) => {
    expect(await refusalOf(await postAssets(ingest, session.writeToken, Buffer.from(body())))).toBe(refusal);
  });
});

describe('who may send them', () => {
  it('is nobody without a write token', async () => {
    const { sessionToken } = session;
    const refused = await sendAssets(ingest, { ...session, writeToken: sessionToken }, [SHEET]);
    expect(await refusalOf(refused)).toBe('401 WRITE_TOKEN_INVALID');
  });

  it('is no page of another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' };
    const refused = await postAssets(ingest, session.writeToken, Buffer.from('x'), headers);
    expect(await refusalOf(refused)).toBe('403 ORIGIN_NOT_ALLOWED');
  });

  it('is no session whose recording was erased', async () => {
    await send(SHEET);
    const tale = { ...sampleRecord(), action: 'privacy.redact' } as const;
    const edits = [{ id: session.sessionId, columns: { erasedAt: ingest.clock.now } }];
    await erasureOf(ingest.storage).write({ table: 'sessions', edits, tale, holds: new Set() });
    for (const asset of [LOGO, offer(SHEET)])
      expect(await refusalOf(await send(asset))).toBe('403 SESSION_ERASED');
    expect(await namesOf(session)).toEqual(['c1']);
  });

  it.each(['erasedAt', 'expiredAt'] as const)(
    'is no session that was deleted on the way (%s)',
    async (column) => {
      const { sessions } = ingest.storage;
      const put = store().put;
      const other = await ingest.session();
      await sendAssets(ingest, other, [SHEET]);
      vi.spyOn(store(), 'put').mockImplementation(async (...args) => {
        const row = await sessions.get(session.sessionId);
        vi.spyOn(sessions, 'get').mockResolvedValue(row && { ...row, [column]: ingest.clock.now });
        return put(...args);
      });
      const touch = vi.spyOn(sessions, 'touch');
      expect(await assetAckOf(await send(LOGO, offer(SHEET)))).toEqual(STOP);
      expect([await namesOf(session), await store().get(LOGO.sha256)]).toEqual([[], null]);
      expect([await namesOf(other), touch.mock.calls]).toEqual([['c1'], []]);
    },
  );

  it.each([
    ['recording.assets is off', { recording: { assets: false } }],
    ['privacy is strict', { recording: { privacy: 'strict' as const } }],
  ])('is nobody where %s', async (_, options) => {
    await begin(options);
    expect(session.settings).toMatchObject({ assets: false });
    expect(await refusalOf(await send(SHEET))).toBe('404 NOT_FOUND');
  });

  it('is nobody where the storage has no place for them, and everybody once it has', async () => {
    const storage = memoryStorage();
    let isThere = false;
    Object.assign(storage.assets ?? {}, { isThere: () => isThere });
    await begin({ storage });
    expect(session.settings.assets).toBe(false);
    const refused = await send(SHEET);
    expect(await refused.clone().json()).toMatchObject({ error: { message: /schema 3/ } });
    expect(await refusalOf(refused)).toBe('404 NOT_FOUND');
    isThere = true;
    expect((await ingest.session()).settings.assets).toBe(true);
    expect(await assetAckOf(await send(SHEET))).toEqual(CONTINUE);
  });
});

describe('the room for them', () => {
  it('is so many names of a session, and no error beyond', async () => {
    await begin({ limits: { sessionAssets: 2 } });
    expect(await assetAckOf(await send(SHEET, LOGO))).toEqual(CONTINUE);
    const more = shown('u3', png(3, 3), { type: 'image/png' });
    expect(await assetAckOf(await send(more, offer({ ...SHEET, name: 'c4' })))).toEqual(STOP);
    expect(await namesOf(session)).toEqual(['c1', 'u1']);
    expect(await store().get(more.sha256)).toBeNull();
    expect(await assetAckOf(await send(offer(SHEET), offer(LOGO)))).toEqual(CONTINUE);
  });

  it('is half of the session’s, which they share with its chunks', async () => {
    await begin({ limits: { sessionBytes: (LOGO.data.byteLength + 10) * 2 } });
    expect(await assetAckOf(await send(SHEET, LOGO))).toEqual(STOP);
    expect(await namesOf(session)).toEqual([]);
    expect(await assetAckOf(await send(LOGO))).toEqual(CONTINUE);
  });

  it('is half of the day’s, of which only what is new is spent', async () => {
    const bytes = SHEET.data.byteLength + LOGO.data.byteLength;
    await begin({ limits: { dayBytes: bytes * 10 } });
    for (let round = 0; round < 100; round++) expect((await send(SHEET, LOGO)).status).toBe(200);
    expect((await ingest.upload(session)).status).toBe(200);
    for (let at = 0; at < 20; at++) await send(shown(`u${at}x`, png(7, at + 1), { type: 'image/png' }));
    expect(await assetAckOf(await send(shown('u99', png(9, 9), { type: 'image/png' })))).toEqual(STOP);
    expect(await store().get(shown('u99', png(9, 9)).sha256)).toBeNull();
    expect((await ingest.upload(session)).status).toBe(200);
  });

  it('is given back by an upload that the storage could not take', async () => {
    await begin({ limits: { dayBytes: 300, uploadsAtOnce: 1 } });
    const down = vi.spyOn(store(), 'put').mockRejectedValue(new Error('down'));
    for (let round = 0; round < 20; round++)
      expect(await refusalOf(await send(LOGO))).toBe('503 UNAVAILABLE');
    down.mockRestore();
    expect(await assetAckOf(await send(LOGO))).toEqual(CONTINUE);
  });

  it('is less often where many are sent at once, however small they are', async () => {
    await begin({ limits: { sessionUploadsPerMinute: 4 } });
    const some = (first: number, count: number) =>
      Array.from({ length: count }, (_, at) => shown(`c${first + at}`, `${first + at}`));
    expect(await assetAckOf(await send(...some(0, 7)))).toEqual(CONTINUE);
    expect(await assetAckOf(await send(...some(10, 16)))).toEqual(CONTINUE);
    expect(await refusalOf(await send(LOGO))).toBe('429 RATE_LIMITED');
  });

  it('is as often as chunks may come, and as many bytes', async () => {
    await begin({ limits: { sessionUploadsPerMinute: 2, compressedBytes: 2000 } });
    expect((await ingest.upload(session)).status).toBe(200);
    const large = shown('u2', randomBytes(2000), { type: 'image/png' });
    expect(await refusalOf(await send(large))).toBe('413 TOO_LARGE');
    expect(await refusalOf(await send(LOGO))).toBe('429 RATE_LIMITED');
  });
});

it('settings say whether assets and canvases are recorded', async () => {
  expect(session.settings).toMatchObject({ assets: true, canvas: false });
  await begin({ recording: { canvas: true, assets: true, privacy: 'strict' } });
  expect(session.settings).toMatchObject({ assets: false, canvas: false });
  await begin({ recording: { canvas: true } });
  expect(session.settings).toMatchObject({ assets: true, canvas: true });
});
