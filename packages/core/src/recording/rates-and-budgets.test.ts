import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../storage/memory-storage.js';
import { ackOf, NOON, ONE_EVENT, refusalOf, testIngest } from './testing/test-ingest.js';

const bytes = ONE_EVENT.byteLength;

describe('rates', () => {
  it('a session that uploads too often is told when to come again, and others are not', async () => {
    const ingest = testIngest({ limits: { sessionUploadsPerMinute: 3 } });
    const [session, other] = [await ingest.session(), await ingest.session()];
    for (let seq = 0; seq < 3; seq++) await ackOf(await ingest.upload(session, { seq }));
    const refused = await ingest.upload(session, { seq: 3 });
    expect(refused.headers.get('retry-after')).toBe('20');
    expect(await refusalOf(refused)).toBe('429 RATE_LIMITED');
    await ackOf(await ingest.upload(other));
    ingest.clock.now += 20_000;
    expect(await ackOf(await ingest.upload(session, { seq: 3 }))).toMatchObject({ highWater: 3 });
  });

  it('is told to go slower before that', async () => {
    const ingest = testIngest({ limits: { sessionUploadsPerMinute: 8 } });
    const session = await ingest.session();
    const nexts: string[] = [];
    for (let seq = 0; seq < 8; seq++) nexts.push((await ackOf(await ingest.upload(session, { seq }))).next);
    expect(nexts).toEqual([...Array(6).fill('continue'), 'throttle', 'throttle']);
  });

  it('a large upload counts once for every 64 KB', async () => {
    const ingest = testIngest({ limits: { sessionUploadsPerMinute: 4 } });
    const session = await ingest.session();
    const data = gzipSync(`["${randomBytes(200_000).toString('base64')}"]`);
    await ackOf(await ingest.upload(session, {}, { data }));
    expect(await refusalOf(await ingest.upload(session, { seq: 1 }))).toBe('429 RATE_LIMITED');
  });

  it('an address that asks for too many sessions is refused before anything else is looked at', async () => {
    const consent = vi.fn(() => true);
    const ingest = testIngest({ limits: { ipSessionsPerMinute: 2 }, consent });
    for (const host of ['1', '2']) await ingest.session(`2001:db8::${host}`);
    const refused = await ingest.start('2001:db8::3');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refusalOf(refused)).toBe('429 RATE_LIMITED');
    expect(consent).toHaveBeenCalledTimes(2);
    expect((await ingest.start('2001:db8:0:1::3')).status).toBe(200);
  });

  it('an address that uploads too often is refused before its token is verified', async () => {
    const ingest = testIngest({ limits: { ipUploadsPerMinute: 2 } });
    const session = await ingest.session();
    const forged = { ...session, writeToken: 'a.b.c' };
    for (let i = 0; i < 2; i++)
      expect(await refusalOf(await ingest.upload(forged))).toBe('401 WRITE_TOKEN_INVALID');
    expect(await refusalOf(await ingest.upload(forged))).toBe('429 RATE_LIMITED');
    expect(await refusalOf(await ingest.upload(session))).toBe('429 RATE_LIMITED');
    await ackOf(await ingest.upload(session, {}, { from: '192.0.2.2' }));
  });
});

describe('a session’s quota', () => {
  it.each([
    ['bytes', { sessionBytes: 10 * bytes }],
    ['uploads', { sessionChunks: 10 }],
  ])('of %s: acks slow the recorder down, then stop it, and more is refused for good', async (_, limits) => {
    const ingest = testIngest({ limits });
    const session = await ingest.session();
    const nexts: string[] = [];
    for (let seq = 0; seq < 10; seq++) nexts.push((await ackOf(await ingest.upload(session, { seq }))).next);
    expect(nexts).toEqual([...Array(7).fill('continue'), 'throttle', 'throttle', 'stop']);
    const more = await ingest.upload(session, { seq: 10 });
    expect(more.headers.get('retry-after')).toBeNull();
    expect(await refusalOf(more)).toBe('413 SESSION_FULL');
    expect(await ackOf(await ingest.upload(session))).toMatchObject({ stored: 'duplicate', next: 'stop' });
  });
});

describe('the day’s budget', () => {
  const limits = { dayBytes: 100 * bytes };

  it('acks stop every recorder just before its end; then uploads are refused, and no row is made', async () => {
    const ingest = testIngest({ limits });
    const [one, other] = [await ingest.session(), await ingest.session()];
    for (let seq = 0; seq < 98; seq++) await ackOf(await ingest.upload(one, { seq }));
    expect(await ackOf(await ingest.upload(one, { seq: 98 }))).toMatchObject({ next: 'stop' });
    await ackOf(await ingest.upload(one, { seq: 99 }));
    for (let i = 0; i < 2; i++) expect(await refusalOf(await ingest.upload(other))).toBe('403 DAY_FULL');
    expect(await ingest.storage.sessions.get(other.sessionId)).toBeNull();
    expect(ingest.errors).toEqual([]);
  });

  it('sessions that begin then are tagged and not recorded, until midnight UTC', async () => {
    const ingest = testIngest({ limits });
    const session = await ingest.session();
    expect(session.settings.recording).toBe(true);
    for (let seq = 0; seq < 99; seq++) await ackOf(await ingest.upload(session, { seq }));
    expect((await ingest.session()).settings.recording).toBe(false);
    ingest.clock.now += 12 * 3_600_000;
    const tomorrow = await ingest.session();
    expect(tomorrow.settings.recording).toBe(true);
    expect(await ackOf(await ingest.upload(tomorrow))).toMatchObject({ next: 'continue' });
  });

  it('holds for all processes on one database', async () => {
    const [storage, clock] = [memoryStorage(), { now: NOON }];
    const one = testIngest({ limits, storage, clock });
    const session = await one.session();
    for (let seq = 0; seq < 100; seq++) await ackOf(await one.upload(session, { seq }));
    const other = testIngest({ limits, storage, clock });
    expect(await refusalOf(await other.upload(session, { seq: 100 }))).toBe('403 DAY_FULL');
  });

  it('does not count what is sent again or refused', async () => {
    const ingest = testIngest({ limits: { dayBytes: 2 * bytes } });
    const session = await ingest.session();
    for (let i = 0; i < 5; i++) await ackOf(await ingest.upload(session));
    const conflict = await ingest.upload(session, {}, { data: gzipSync('[]') });
    expect(await refusalOf(conflict)).toBe('409 HASH_CONFLICT');
    await ackOf(await ingest.upload(session, { seq: 1 }));
    expect(await refusalOf(await ingest.upload(session, { seq: 2 }))).toBe('403 DAY_FULL');
  });
});
