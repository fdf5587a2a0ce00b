import type { ChunkAck, ChunkEnvelope } from '@auditreel/core/protocol';
import { CHUNK_TYPE } from '@auditreel/core/protocol';
import type { Clock } from '../stub/clock.js';
import type { OutboxEntry } from './outbox.js';

/** What came of an upload. */
export type SendResult =
  | { readonly kind: 'stored'; readonly ack: ChunkAck }
  /** The server will never take it. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'retry'; readonly afterMs: number | null };

/** Uploads one entry. Never throws: no network is a reason to try again. */
export async function send(
  entry: OutboxEntry,
  clock: Clock,
  request: { readonly fetch: typeof fetch; readonly keepalive?: boolean },
): Promise<SendResult> {
  const sendMs = clock.now();
  const envelope: ChunkEnvelope = { ...entry.envelope, sendMs, ...(clock.sample && { clock: clock.sample }) };
  const options: RequestInit = {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': CHUNK_TYPE, authorization: `Bearer ${entry.writeToken}` },
    body: new Blob([`${JSON.stringify(envelope)}\n`, entry.body]),
    keepalive: request.keepalive ?? false,
  };
  try {
    const result = await resultOf(await request.fetch(`${entry.base}/chunks`, options));
    if (result.kind === 'stored') clock.learn(sendMs, result.ack.serverTime);
    return result;
  } catch {
    return { kind: 'retry', afterMs: null };
  }
}

async function resultOf(response: Response): Promise<SendResult> {
  if (response.ok) return { kind: 'stored', ack: (await response.json()) as ChunkAck };
  const { status } = response;
  if (status !== 429 && status < 500) return { kind: 'refused', status };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { kind: 'retry', afterMs: Number.isFinite(seconds) ? seconds * 1000 : null };
}
