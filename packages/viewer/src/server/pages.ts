import type { ChunkInfo } from '@auditreel/core/adapter';
import type { PageInfo } from '../api/answers.js';
import { groupBy } from './group-by.js';

/** The documents that were recorded, oldest first, each with its chunks in order. */
export function pagesOf(chunks: readonly ChunkInfo[]): readonly PageInfo[] {
  const pages = groupBy(chunks, (chunk) => JSON.stringify([chunk.sessionId, chunk.tabId, chunk.page]));
  return [...pages.values()].flatMap(pageOf).sort((a, b) => a.firstMs - b.firstMs);
}

function pageOf(chunks: readonly ChunkInfo[]): readonly PageInfo[] {
  const [first] = chunks;
  if (!first) return [];
  return [
    {
      sessionId: first.sessionId,
      tabId: first.tabId,
      page: first.page,
      firstMs: Math.min(...chunks.map((chunk) => chunk.firstMs)),
      lastMs: Math.max(...chunks.map((chunk) => chunk.lastMs)),
      chunks: [...chunks].sort((a, b) => a.seq - b.seq || a.part - b.part),
    },
  ];
}
