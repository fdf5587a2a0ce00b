import { gunzipSync } from 'node:zlib';
import { type ChunkEnvelope, joinParts } from '@auditreel/core/protocol';
import type { Upload } from './uploads.ts';

const SNAPSHOT_TAG = 'auditreel.snapshot';

/** How long each snapshot but a page's first one took, ms, as auditreel's recordings tell. */
export function toldSnapshots(uploads: readonly Upload[]): readonly number[] {
  const chunks = new Map<string, unknown[][]>();
  for (const { path, body } of uploads) {
    if (!path.endsWith('/chunks')) continue;
    const end = body.indexOf('\n');
    const { page, seq, part } = JSON.parse(body.toString('utf8', 0, end)) as ChunkEnvelope;
    const parts = chunks.get(`${page}/${seq}`) ?? [];
    parts[part] = JSON.parse(gunzipSync(body.subarray(end + 1)).toString()) as unknown[];
    chunks.set(`${page}/${seq}`, parts);
  }
  return [...chunks.values()].flatMap((parts) => joinParts(parts).flatMap(durationOf));
}

function durationOf(event: unknown): readonly number[] {
  const { data } = event as { readonly data?: { readonly tag?: string; readonly payload?: { ms: number } } };
  return data?.tag === SNAPSHOT_TAG && data.payload !== undefined ? [data.payload.ms] : [];
}
