import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChunkInfo, ChunkKey } from '../storage/ports.js';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, idAt, sampleChunk, sampleMark, unique } from './storage-samples.js';

/** Chunks are stored once, byte for byte, together with their marks. */
export function chunkPromises(inUse: StorageInUse): void {
  describe('chunks', () => {
    it.each([
      ['every byte there is', Uint8Array.from({ length: 256 }, (_, index) => index)],
      ['no bytes', new Uint8Array()],
      ['a view into a larger buffer', randomBytes(64).subarray(13, 40)],
      ['a megabyte', randomBytes(1_048_576)],
    ])('gives back a chunk of %s', async (_, data) => {
      const chunk = sampleChunk({ sessionId: idAt(EPOCH), data, hasSnapshot: false, dropped: 2 });
      expect(await inUse.storage.chunks.put(chunk, [])).toBe('stored');
      const { data: found, ...info } = (await inUse.storage.chunks.get(chunk)) ?? {};
      expect(Buffer.from(found ?? 'nothing').equals(data)).toBe(true);
      expect({ ...info, data: null }).toEqual({ ...chunk, data: null });
    });

    it('tells a repeat from a conflict, and keeps the first', async () => {
      const chunk = sampleChunk({ sessionId: idAt(EPOCH) });
      const other = sampleChunk({ sessionId: chunk.sessionId });
      expect(await inUse.storage.chunks.put(chunk, [])).toBe('stored');
      expect(await inUse.storage.chunks.put(chunk, [sampleMark({ sessionId: chunk.sessionId })])).toBe(
        'duplicate',
      );
      expect(await inUse.storage.chunks.put(other, [sampleMark({ sessionId: chunk.sessionId })])).toBe(
        'conflict',
      );
      expect((await inUse.storage.chunks.get(chunk))?.sha256).toBe(chunk.sha256);
      expect(await inUse.storage.chunks.marks(chunk.sessionId)).toEqual([]);
    });

    it('stores one of several like uploads that race', async () => {
      const chunk = sampleChunk({ sessionId: idAt(EPOCH) });
      const answers = await Promise.all([1, 2, 3, 4].map(() => inUse.storage.chunks.put(chunk, [])));
      expect(answers.sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'stored']);
    });

    it('lists a session by page, seq and part, without data', async () => {
      const sessionId = idAt(EPOCH);
      const at = (page: string, seq: number, part: number): ReturnType<typeof sampleChunk> =>
        sampleChunk({ sessionId, page, seq, part, parts: 2 });
      const sorted = [
        at('B', 0, 0),
        at('a', 0, 0),
        at('a', 0, 1),
        at('a', 2, 0),
        at('a', 10, 0),
        at('b', 0, 0),
      ];
      for (const chunk of sorted.toReversed()) await inUse.storage.chunks.put(chunk, []);
      await inUse.storage.chunks.put(sampleChunk({ sessionId: idAt(EPOCH) }), []);
      const infos = sorted.map(({ data: _, ...info }): ChunkInfo => info);
      expect(await inUse.storage.chunks.list(sessionId)).toEqual(infos);
    });

    it('names the seqs of a page whose parts are all there', async () => {
      const page = { sessionId: idAt(EPOCH), tabId: 'tab-1', page: 'page-1' };
      const put = (over: Partial<ChunkKey> & { parts?: number }): Promise<unknown> =>
        inUse.storage.chunks.put(sampleChunk({ ...page, ...over }), []);
      await put({ seq: 10 });
      await put({ seq: 2, part: 1, parts: 2 });
      await put({ seq: 3, part: 0, parts: 2 });
      await put({ seq: 3, part: 1, parts: 2 });
      await put({ seq: 4, tabId: 'tab-2' });
      await put({ seq: 5, page: 'page-2' });
      expect(await inUse.storage.chunks.seqs(page)).toEqual([3, 10]);
      await put({ seq: 2, part: 0, parts: 2 });
      expect(await inUse.storage.chunks.seqs(page)).toEqual([2, 3, 10]);
      expect(await inUse.storage.chunks.seqs({ ...page, page: 'none' })).toEqual([]);
    });

    it('stores marks with their chunk, each once, in order of time', async () => {
      const sessionId = idAt(EPOCH);
      const early = sampleMark({ sessionId, t: EPOCH + 1, inputAgo: null });
      const late = sampleMark({ sessionId, t: EPOCH + 2, method: 'DELETE' });
      await inUse.storage.chunks.put(sampleChunk({ sessionId, seq: 0 }), [late, early]);
      await inUse.storage.chunks.put(sampleChunk({ sessionId, seq: 1 }), [{ ...late, t: EPOCH + 9 }]);
      expect(await inUse.storage.chunks.marks(sessionId)).toEqual([early, late]);
    });

    it('finds the marks of requests, in whichever session', async () => {
      const requestId = unique('request');
      const marks = [0, 1].map((n) => sampleMark({ sessionId: idAt(EPOCH + n), requestId, t: EPOCH + n }));
      for (const mark of marks) {
        const others = [mark, sampleMark({ sessionId: mark.sessionId })];
        await inUse.storage.chunks.put(sampleChunk({ sessionId: mark.sessionId }), others);
      }
      expect(await inUse.storage.chunks.marksOf([requestId, unique('absent')])).toEqual(marks);
      expect(await inUse.storage.chunks.marksOf([])).toEqual([]);
    });

    it.each(['nobody', idAt(EPOCH)])(
      'answers nothing for a session that is not there: %j',
      async (sessionId) => {
        const key = { sessionId, tabId: 't', page: 'p', seq: 0, part: 0 };
        expect(await inUse.storage.chunks.list(sessionId)).toEqual([]);
        expect(await inUse.storage.chunks.marks(sessionId)).toEqual([]);
        expect(await inUse.storage.chunks.get(key)).toBeNull();
        expect(await inUse.storage.chunks.seqs(key)).toEqual([]);
      },
    );
  });
}
