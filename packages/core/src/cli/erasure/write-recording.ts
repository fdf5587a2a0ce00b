import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChunkInfo, ChunkStore } from '../../storage/ports.js';

/** Writes the chunks of one session as `<session>/<tab>.<page>.<seq>.<part>.json.gz`, readable by their owner alone. */
export async function writeRecording(
  chunks: readonly ChunkInfo[],
  { from, to }: { readonly from: ChunkStore; readonly to: string },
): Promise<void> {
  for (const info of chunks) {
    const chunk = await from.get(info);
    if (chunk === null) continue;
    const folder = join(to, info.sessionId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, nameOf(info)), chunk.data, { mode: 0o600 });
  }
}

/** Tab and page are what a browser said, and may be no path. */
function nameOf({ tabId, page, seq, part }: ChunkInfo): string {
  return `${[encodeURIComponent(tabId), encodeURIComponent(page), seq, part].join('.')}.json.gz`;
}
