import { describe, expect, it } from 'vitest';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, unique } from './storage-samples.js';

/** A lease has one holder at a time. */
export function leasePromises(inUse: StorageInUse): void {
  describe('leases', () => {
    const acquire = (name: string, holder: string, now: number, until = now + 100): Promise<boolean> =>
      inUse.storage.leases.acquire({ name, holder, now: EPOCH + now, until: EPOCH + until });

    it('goes to the first who asks, who may renew it', async () => {
      const name = unique('job');
      expect(await acquire(name, 'one', 0)).toBe(true);
      expect(await acquire(name, 'two', 50)).toBe(false);
      expect(await acquire(name, 'one', 90)).toBe(true);
      expect(await acquire(name, 'two', 150)).toBe(false);
    });

    it('goes to another when it has run out', async () => {
      const name = unique('job');
      await acquire(name, 'one', 0);
      expect(await acquire(name, 'two', 100)).toBe(true);
      expect(await acquire(name, 'one', 101)).toBe(false);
    });

    it('is free when its holder releases it, and only then', async () => {
      const name = unique('job');
      await acquire(name, 'one', 0);
      await inUse.storage.leases.release(name, 'two');
      expect(await acquire(name, 'two', 1)).toBe(false);
      await inUse.storage.leases.release(name, 'one');
      expect(await acquire(name, 'two', 2)).toBe(true);
    });

    it('tells who has it, also after its time', async () => {
      const name = unique('job');
      expect(await inUse.storage.leases.holderOf(name)).toBeNull();
      await acquire(name, 'one', 0, 1);
      expect(await inUse.storage.leases.holderOf(name)).toBe('one');
      await inUse.storage.leases.release(name, 'one');
      expect(await inUse.storage.leases.holderOf(name)).toBeNull();
    });

    it('goes to one of many that race', async () => {
      const name = unique('job');
      const won = await Promise.all(Array.from({ length: 8 }, (_, index) => acquire(name, `h${index}`, 0)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });
  });
}
