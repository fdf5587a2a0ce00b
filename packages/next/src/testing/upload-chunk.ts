import { gzipSync } from 'node:zlib';
import { CHUNK_TYPE, type ChunkEnvelope, type SessionAnswer } from '@auditreel/core/protocol';
import type { AppInUse } from '@auditreel/core/testing';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** A session, and what its first chunk was answered with. */
export interface Uploaded {
  readonly sessionId: string;
  readonly sent: Awaited<ReturnType<AppInUse['send']>>;
}

/** Begins a session as a page of the app's own does, and sends its first chunk. */
export async function uploadChunk(app: AppInUse, path: string): Promise<Uploaded> {
  const body = JSON.stringify({ sentAt: Date.now(), reason: 'start' });
  const begun = await app.send('POST', `${path}/session`, { headers: SAME_ORIGIN, body });
  const session = JSON.parse(begun.body) as SessionAnswer;
  const sent = await app.send('POST', `${path}/chunks`, {
    headers: { ...SAME_ORIGIN, authorization: `Bearer ${session.writeToken}`, 'content-type': CHUNK_TYPE },
    body: chunkOf(session.sessionId),
  });
  return { sessionId: session.sessionId, sent };
}

/** One event, as the recorder sends it. */
function chunkOf(sessionId: string): Uint8Array {
  const now = Date.now();
  const envelope: ChunkEnvelope = {
    v: 1,
    sessionId,
    tabId: 'tab-1',
    page: 'page-1',
    seq: 0,
    part: 0,
    parts: 1,
    firstMs: now,
    lastMs: now,
    sendMs: now,
    count: 1,
    hasSnapshot: false,
    marks: [],
    dropped: 0,
    recorder: '0.1.0',
  };
  const events = gzipSync(JSON.stringify([{ type: 4, timestamp: now, data: {} }]));
  return Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), events]);
}
