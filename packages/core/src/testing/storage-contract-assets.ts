import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AssetInfo, AssetStore, AuditAsset } from '../storage/asset-store.js';
import type { AuditSession } from '../storage/ports.js';
import type { StorageInUse } from './storage-contract.js';
import {
  EPOCH,
  idAt,
  sampleAsset,
  sampleChunk,
  sampleMark,
  sampleRecord,
  sampleSession,
} from './storage-samples.js';

const LATER = EPOCH + 1000;

/** Assets are stored once, however many sessions show them, and go with the last of these. */
export function assetPromises(inUse: StorageInUse): void {
  describe('assets', () => {
    // The port is optional.
    beforeEach(({ skip }) => skip(inUse.storage.assets?.isThere() !== true));
    const store = (): AssetStore => {
      const { assets } = inUse.storage;
      if (assets === undefined) throw new Error('This storage keeps no assets');
      return assets;
    };
    const put = (asset: AuditAsset, sessionId: string, name: string) =>
      store().put(asset, { sessionId, name });
    const isThere = async ({ sha256 }: AuditAsset): Promise<boolean> => (await store().get(sha256)) !== null;

    it.each([
      ['every byte there is', Uint8Array.from({ length: 256 }, (_, index) => index)],
      ['a view into a larger buffer', randomBytes(64).subarray(13, 40)],
      ['a hundred kilobytes', randomBytes(102_400)],
    ])('gives back an asset of %s', async (_, data) => {
      const asset = sampleAsset({ data, type: 'text/css', encoding: 'gzip' });
      expect(await put(asset, idAt(EPOCH), 'c1')).toBe('stored');
      const { data: found, ...rest } = (await store().get(asset.sha256)) ?? {};
      expect(Buffer.from(found ?? 'nothing').equals(data)).toBe(true);
      expect({ ...rest, data: null }).toEqual({ ...asset, data: null });
    });

    it('leaves known content as it is, and notes who shows it', async () => {
      const [one, other] = [idAt(EPOCH), idAt(EPOCH)];
      const asset = sampleAsset();
      await put(asset, one, 'u1');
      expect(await put({ ...asset, type: 'image/gif', createdAt: LATER }, other, 'u2')).toBe('known');
      expect(await store().get(asset.sha256)).toMatchObject({ type: 'image/png', createdAt: EPOCH });
      expect(await store().of(other)).toEqual([{ sessionId: other, name: 'u2', ...infoOf(asset) }]);
    });

    it('keeps the first content of a name, and stores no other under it', async () => {
      const sessionId = idAt(EPOCH);
      const [first, second, third] = [sampleAsset(), sampleAsset(), sampleAsset()];
      await put(first, sessionId, 'u1');
      expect(await put(second, sessionId, 'u1')).toBe('taken');
      expect(await isThere(second)).toBe(false);
      await put(third, sessionId, 'u2');
      expect(await store().use([{ sessionId, name: 'u1', sha256: third.sha256 }], LATER)).toEqual([]);
      expect((await store().of(sessionId)).map(({ sha256 }) => sha256)).toEqual([first.sha256, third.sha256]);
    });

    it('notes uses of what is stored, and names what is not', async () => {
      const [one, other] = [idAt(EPOCH), idAt(EPOCH)];
      const [sheet, absent] = [sampleAsset(), sampleAsset()];
      await put(sheet, one, 'c1');
      const uses = [
        { sessionId: other, name: 'c1', sha256: sheet.sha256 },
        { sessionId: other, name: 'b2', sha256: sheet.sha256 },
        { sessionId: other, name: 'u3', sha256: absent.sha256 },
        { sessionId: other, name: 'u4', sha256: absent.sha256 },
      ];
      expect(await store().use(uses, LATER)).toEqual([absent.sha256]);
      expect((await store().of(other)).map(({ name }) => name)).toEqual(['b2', 'c1']);
      expect([await store().count(other), await store().count(one)]).toEqual([2, 1]);
      expect(await store().use([], LATER)).toEqual([]);
    });

    it('asks for no content of a name that has other content already', async () => {
      const sessionId = idAt(EPOCH);
      await put(sampleAsset(), sessionId, 'u1');
      expect(await store().use([{ sessionId, name: 'u1', sha256: sampleAsset().sha256 }], LATER)).toEqual([]);
    });

    it('finds what a session shows under one name, and nothing of other sessions', async () => {
      const [one, other] = [idAt(EPOCH), idAt(EPOCH)];
      const [sheet, logo] = [sampleAsset(), sampleAsset()];
      await put(sheet, one, 'c1');
      await put(logo, one, 'u1');
      await put(logo, other, 'u2');
      expect(await store().find(one, 'u1')).toEqual({ sessionId: one, name: 'u1', ...infoOf(logo) });
      for (const name of ['u2', 'U1', 'u', '', '\0', 'u1 ', 'x'.repeat(33)])
        expect(await store().find(one, name)).toBeNull();
      await store().release(one);
      expect(await store().find(one, 'u1')).toBeNull();
    });

    it('notes a hundred uses at once', async () => {
      const sessionId = idAt(EPOCH);
      const asset = sampleAsset();
      await put(asset, idAt(EPOCH), 'u0');
      const uses = Array.from({ length: 100 }, (_, at) => ({
        sessionId,
        name: `u${at}`,
        sha256: at % 2 === 0 ? asset.sha256 : sampleAsset().sha256,
      }));
      expect(await store().use(uses, LATER)).toHaveLength(50);
      expect(await store().count(sessionId)).toBe(50);
    });

    it('deletes with a session what it alone shows', async () => {
      const [one, other] = [idAt(EPOCH), idAt(EPOCH)];
      const [sheet, portrait] = [sampleAsset(), sampleAsset({ data: randomBytes(100) })];
      await put(sheet, one, 'c1');
      await put(sheet, other, 'c1');
      await put(portrait, one, 'u1');
      await put(portrait, one, 'u2');
      expect(await store().release(one)).toEqual({ assets: 1, bytes: 100 });
      expect([await isThere(portrait), await isThere(sheet)]).toEqual([false, true]);
      expect([await store().of(one), await store().count(other)]).toEqual([[], 1]);
      expect(await store().release(one)).toEqual({ assets: 0, bytes: 0 });
      expect(await store().release(other)).toMatchObject({ assets: 1 });
      expect(await isThere(sheet)).toBe(false);
    });

    it('deletes it with the last chunks of the recording, and not before', async () => {
      const { chunks } = inUse.storage;
      const [sessionId, portrait] = [idAt(EPOCH), sampleAsset()];
      for (const seq of [0, 1])
        await chunks.put(sampleChunk({ sessionId, seq }), [sampleMark({ sessionId })]);
      await put(portrait, sessionId, 'u1');
      await chunks.deleteSession?.(sessionId, 2);
      expect(await isThere(portrait)).toBe(true);
      await chunks.deleteSession?.(sessionId, 2);
      expect([await isThere(portrait), await store().count(sessionId)]).toEqual([false, 0]);
    });

    it('deletes it with what retention removes: a recording, or the session’s row', async ({ skip }) => {
      const { retention, sessions, chunks } = inUse.storage;
      if (retention === undefined) return skip();
      const record = { ...sampleRecord(), action: 'retention.prune' as const };
      const holds = new Set((await retention.holds()).map(({ id }) => id));
      const under = (isStored: boolean) => ({ tale: { record, isStored }, holds });
      const rows = [sampleSession(), sampleSession()];
      const assets = rows.map(() => sampleAsset());
      const [shared, [first, second]] = [sampleAsset(), rows.map(({ id }) => id)];
      for (const [at, asset] of assets.entries()) {
        const { id } = await createdIn(sessions, rows[at] ?? sampleSession());
        await put(asset, id, 'u1');
        await put(shared, id, 'c1');
      }
      await chunks.put(sampleChunk({ sessionId: first ?? '' }), []);
      const removal = { of: 'recording', sessionId: first ?? '', limit: 9, at: LATER } as const;
      await retention.remove(removal, under(false));
      expect(await Promise.all([...assets, shared].map(isThere))).toEqual([false, true, true]);
      await retention.remove({ of: 'sessions', ids: [first ?? '', second ?? ''] }, under(true));
      expect(await Promise.all([...assets, shared].map(isThere))).toEqual([false, false, false]);
    });

    it('stores one of several like assets that race', async () => {
      const [sessionId, asset] = [idAt(EPOCH), sampleAsset()];
      const answers = await Promise.all([1, 2, 3, 4].map((at) => put(asset, sessionId, `u${at}`)));
      expect(answers.toSorted()).toEqual(['known', 'known', 'known', 'stored']);
      expect(await store().count(sessionId)).toBe(4);
    });

    it('keeps what is used while another session lets go of it', async () => {
      for (let round = 0; round < 10; round++) {
        const [one, other, asset] = [idAt(EPOCH), idAt(EPOCH), sampleAsset()];
        await put(asset, one, 'c1');
        const use = { sessionId: other, name: 'c1', sha256: asset.sha256 };
        // The same time as it was stored: what tells the two apart must not be the clock.
        const [missing] = await Promise.all([store().use([use], EPOCH), store().release(one)]);
        expect(await isThere(asset)).toBe(missing.length === 0);
        expect(await store().count(other)).toBe(missing.length === 0 ? 1 : 0);
      }
    });

    it('leaves nothing behind when its last users let go at once', async () => {
      for (let round = 0; round < 5; round++) {
        const [sessions, asset] = [[1, 2, 3].map(() => idAt(EPOCH)), sampleAsset()];
        for (const sessionId of sessions) await put(asset, sessionId, 'c1');
        await Promise.all(sessions.map((sessionId) => store().release(sessionId)));
        expect(await isThere(asset)).toBe(false);
      }
    });

    it.each(['nobody', idAt(EPOCH)])('has nothing of a session that is not there: %j', async (sessionId) => {
      expect([await store().of(sessionId), await store().count(sessionId)]).toEqual([[], 0]);
      expect(await store().release(sessionId)).toEqual({ assets: 0, bytes: 0 });
      expect(await store().find(sessionId, 'u1')).toBeNull();
      expect(await store().get(sampleAsset().sha256)).toBeNull();
    });
  });
}

async function createdIn(
  sessions: StorageInUse['storage']['sessions'],
  session: AuditSession,
): Promise<AuditSession> {
  await sessions.create(session);
  return session;
}

function infoOf({ sha256, type, encoding, byteLength }: AuditAsset): AssetInfo {
  return { sha256, type, encoding, byteLength };
}
