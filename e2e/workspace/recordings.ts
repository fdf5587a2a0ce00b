import { gunzipSync } from 'node:zlib';
import type { AuditSession, ChunkInfo } from '@auditreel/core/adapter';
import type { BrowserContext } from 'playwright-core';
import type { ViewerApi } from '../support/viewer-api.js';

interface Visit {
  readonly pages: readonly { readonly chunks: readonly ChunkInfo[] }[];
}

/** Every event that was recorded, as the viewer hands it out: the JSON of each chunk. */
export async function recordedEvents(
  api: ViewerApi,
  { context, url }: { readonly context: BrowserContext; readonly url: string },
): Promise<readonly string[]> {
  const { sessions } = await api.get<{ sessions: readonly AuditSession[] }>('sessions?limit=100');
  const paths = new Set<string>();
  for (const { id } of sessions) {
    const { pages } = await api.get<Visit>(`sessions/${id}`);
    for (const { chunks } of pages) for (const chunk of chunks) paths.add(pathOf(chunk));
  }
  return Promise.all(
    [...paths].map(async (path) => {
      const response = await context.request.get(`${url}/admin/audit/api/${path}`);
      if (!response.ok()) throw new Error(`${path}: ${response.status()}`);
      return gunzipSync(await response.body()).toString();
    }),
  );
}

function pathOf({ sessionId, tabId, page, seq, part }: ChunkInfo): string {
  return `sessions/${sessionId}/chunks/${encodeURIComponent(`${tabId}.${page}.${seq}.${part}`)}`;
}
