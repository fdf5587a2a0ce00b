import { describe, expect, it } from 'vitest';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, idAt, sampleSession, unique } from './storage-samples.js';

/** Sessions are made once, bound once and ended once. */
export function sessionPromises(inUse: StorageInUse): void {
  describe('sessions', () => {
    it('gives a session back as it was created', async () => {
      const full = sampleSession({
        ...{
          previousId: idAt(EPOCH - 1),
          endedAt: EPOCH + 9,
          endReason: 'logout',
          actorType: 'user',
          actorId: 'ada',
          actorName: 'Ada',
        },
        ...{
          boundAt: EPOCH + 1,
          tenantId: 't',
          userAgent: 'Mözilla 🦊',
          ip: '::1',
          chunks: 3,
          bytes: 52_428_800,
        },
        ...{ clockOffsetMs: -1_234, clockErrorMs: 12 },
      });
      const bare = sampleSession();
      await inUse.storage.sessions.create(full);
      await inUse.storage.sessions.create(bare);
      expect(await inUse.storage.sessions.get(full.id)).toEqual(full);
      expect(await inUse.storage.sessions.get(bare.id)).toEqual(bare);
    });

    it('keeps the first of two creations of one id, also when they race', async () => {
      const session = sampleSession({ userAgent: 'first' });
      await inUse.storage.sessions.create(session);
      await inUse.storage.sessions.create({ ...session, userAgent: 'second' });
      expect((await inUse.storage.sessions.get(session.id))?.userAgent).toBe('first');
      const raced = sampleSession();
      await Promise.all([1, 2, 3, 4].map(() => inUse.storage.sessions.create(raced)));
      expect(await inUse.storage.sessions.get(raced.id)).toEqual(raced);
    });

    it.each(['nobody', '', idAt(EPOCH)])(
      'answers null or nothing for a session that is not there: %j',
      async (id) => {
        const { sessions } = inUse.storage;
        expect(await sessions.get(id)).toBeNull();
        expect(await sessions.following(id)).toEqual([]);
        expect(
          await sessions.bind(id, { type: 'user', id: 'x', name: null, tenantId: null, at: 1 }),
        ).toBeNull();
        await sessions.touch(id, { at: 1, chunks: 1, bytes: 1 });
        await sessions.end(id, 'idle', 1);
        expect(await sessions.get(id)).toBeNull();
      },
    );

    it('binds the first actor and tells the others who it is', async () => {
      const session = sampleSession();
      await inUse.storage.sessions.create(session);
      const bind = (id: string): Promise<unknown> =>
        inUse.storage.sessions.bind(session.id, {
          type: 'user',
          id,
          name: 'Ada',
          tenantId: 'acme',
          at: EPOCH + 5,
        });
      expect(await bind('ada')).toEqual({ type: 'user', id: 'ada' });
      expect(await bind('bob')).toEqual({ type: 'user', id: 'ada' });
      expect(await inUse.storage.sessions.get(session.id)).toEqual({
        ...session,
        actorType: 'user',
        actorId: 'ada',
        actorName: 'Ada',
        tenantId: 'acme',
        boundAt: EPOCH + 5,
      });
    });

    it('binds one of many that race, and all hear of the same one', async () => {
      const session = sampleSession();
      await inUse.storage.sessions.create(session);
      const heard = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          inUse.storage.sessions.bind(session.id, {
            type: 'user',
            id: `u${index}`,
            name: null,
            tenantId: null,
            at: EPOCH,
          }),
        ),
      );
      expect(new Set(heard.map((actor) => actor?.id)).size).toBe(1);
    });

    it('adds up the weight of chunks, also when uploads race', async () => {
      const session = sampleSession();
      await inUse.storage.sessions.create(session);
      const uploads = Array.from({ length: 8 }, (_, index) => index + 1);
      await Promise.all(
        uploads.map((n) =>
          inUse.storage.sessions.touch(session.id, { at: EPOCH + n, chunks: 1, bytes: 100 }),
        ),
      );
      expect(await inUse.storage.sessions.get(session.id)).toMatchObject({
        chunks: 8,
        bytes: 800,
        lastSeenAt: EPOCH + 8,
      });
    });

    it('moves the last sight forward only, and keeps the clock sample with the least error', async () => {
      const session = sampleSession({ createdAt: EPOCH + 100 });
      await inUse.storage.sessions.create(session);
      const touch = (at: number, offsetMs: number, errorMs: number): Promise<void> =>
        inUse.storage.sessions.touch(session.id, { at, chunks: 0, bytes: 0, clock: { offsetMs, errorMs } });
      await touch(EPOCH + 200, 50, 30);
      await touch(EPOCH + 150, -20, 10);
      await touch(EPOCH + 160, 99, 40);
      expect(await inUse.storage.sessions.get(session.id)).toMatchObject({
        lastSeenAt: EPOCH + 200,
        clockOffsetMs: -20,
        clockErrorMs: 10,
      });
    });

    it('ends once', async () => {
      const session = sampleSession();
      await inUse.storage.sessions.create(session);
      await inUse.storage.sessions.end(session.id, 'logout', EPOCH + 10);
      await inUse.storage.sessions.end(session.id, 'idle', EPOCH + 20);
      expect(await inUse.storage.sessions.get(session.id)).toMatchObject({
        endedAt: EPOCH + 10,
        endReason: 'logout',
      });
    });

    it('lists by actor and tenant, newest first, page by page', async () => {
      const [actorId, tenantId] = [unique('actor'), unique('tenant')];
      const mine = [0, 1, 2].map((n) =>
        sampleSession({ createdAt: EPOCH + n, actorId, tenantId, actorType: 'user' }),
      );
      for (const session of [...mine, sampleSession({ actorId, tenantId: 'elsewhere' })]) {
        await inUse.storage.sessions.create(session);
      }
      const first = await inUse.storage.sessions.list({ actor: actorId, tenant: tenantId, limit: 2 });
      expect(first.sessions).toEqual([mine[2], mine[1]]);
      const cursor = first.nextCursor ?? '';
      const rest = await inUse.storage.sessions.list({ actor: actorId, tenant: tenantId, limit: 2, cursor });
      expect(rest).toEqual({ sessions: [mine[0]], nextCursor: null });
    });

    it('finds the sessions that follow one', async () => {
      const first = sampleSession();
      const next = [1, 2].map((n) => sampleSession({ createdAt: EPOCH + n, previousId: first.id }));
      for (const session of [first, ...next, sampleSession()]) await inUse.storage.sessions.create(session);
      expect(await inUse.storage.sessions.following(first.id)).toEqual(next);
    });
  });
}
