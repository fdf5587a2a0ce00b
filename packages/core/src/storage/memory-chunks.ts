import type { AssetStore } from './asset-store.js';
import { byMarkTime, byPlace, wholeSeqs } from './chunk-order.js';
import type { AuditChunk, AuditMark, ChunkInfo, ChunkKey, ChunkStore } from './ports.js';

export function memoryChunks(
  assets: Pick<AssetStore, 'release'>,
): ChunkStore & Required<Pick<ChunkStore, 'deleteSession'>> {
  const chunks = new Map<string, AuditChunk>();
  const marks = new Map<string, AuditMark>();
  const ofSession = (sessionId: string): AuditChunk[] =>
    [...chunks.values()].filter((chunk) => chunk.sessionId === sessionId);
  return {
    async put(chunk, seen) {
      const known = chunks.get(keyOf(chunk));
      if (known !== undefined) return known.sha256 === chunk.sha256 ? 'duplicate' : 'conflict';
      chunks.set(keyOf(chunk), structuredClone(chunk));
      for (const mark of seen) {
        const key = `${mark.sessionId} ${mark.requestId}`;
        if (!marks.has(key)) marks.set(key, { ...mark });
      }
      return 'stored';
    },
    list: async (sessionId) => ofSession(sessionId).map(infoOf).sort(byPlace),
    get: async (key) => chunks.get(keyOf(key)) ?? null,
    async seqs({ sessionId, tabId, page }) {
      return wholeSeqs(ofSession(sessionId).filter((chunk) => chunk.tabId === tabId && chunk.page === page));
    },
    async deleteSession(sessionId, limit) {
      const gone = ofSession(sessionId).slice(0, limit);
      for (const chunk of gone) chunks.delete(keyOf(chunk));
      if (gone.length < limit) {
        for (const [key, mark] of marks) if (mark.sessionId === sessionId) marks.delete(key);
        await assets.release(sessionId);
      }
      return { chunks: gone.length, bytes: gone.reduce((sum, { byteLength }) => sum + byteLength, 0) };
    },
    marks: async (sessionId) =>
      [...marks.values()].filter((mark) => mark.sessionId === sessionId).sort(byMarkTime),
    async marksOf(requestIds) {
      const wanted = new Set(requestIds);
      return [...marks.values()].filter(({ requestId }) => wanted.has(requestId)).sort(byMarkTime);
    },
  };
}

function keyOf({ sessionId, tabId, page, seq, part }: ChunkKey): string {
  return JSON.stringify([sessionId, tabId, page, seq, part]);
}

function infoOf({ data: _data, ...info }: AuditChunk): ChunkInfo {
  return info;
}
