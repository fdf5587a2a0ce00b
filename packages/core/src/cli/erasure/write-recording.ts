import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChunkInfo, ChunkStore } from '../../storage/ports.js';
import { CliError } from '../cli-error.js';

/**
 * Writes the chunks of one session as `<session>/<tab>.<page>.<seq>.<part>.json.gz`, readable by their owner alone.
 * @throws CliError when one is there already: it may be others', or readable by them
 */
export async function writeRecording(
  chunks: readonly ChunkInfo[],
  { from, to }: { readonly from: ChunkStore; readonly to: string },
): Promise<void> {
  for (const info of chunks) {
    const chunk = await from.get(info);
    if (chunk === null) continue;
    const folder = join(to, info.sessionId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, nameOf(info));
    await writeFile(path, chunk.data, { mode: 0o600, flag: 'wx' }).catch((cause: Error) => {
      throw new CliError(`${path} could not be made: ${cause.message}`, { cause });
    });
  }
}

/** Tab and page are what a browser said, and may be no path. */
function nameOf({ tabId, page, seq, part }: ChunkInfo): string {
  return `${[encodeURIComponent(tabId), encodeURIComponent(page), seq, part].join('.')}.json.gz`;
}
