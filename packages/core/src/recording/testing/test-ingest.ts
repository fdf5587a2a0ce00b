import { gzipSync } from 'node:zlib';
import { createRecorderHandler } from '../../create-recorder-handler.js';
import type { RecordingOptions } from '../../options.js';
import type { ChunkAck, ChunkEnvelope, SessionAnswer } from '../../protocol/envelope.js';
import type { IngestLimits } from '../../protocol/limits.js';
import { resolveOptions } from '../../resolve-options.js';
import { memoryStorage } from '../../storage/memory-storage.js';
import type { AuditStorage } from '../../storage/ports.js';
import { wireAudit } from '../../wire-audit.js';
import { envelopeAt } from './envelope-at.js';

/** One process of a host, to be uploaded to without a network. */
export interface TestIngest {
  readonly storage: AuditStorage;
  /** What `onError` was told. */
  readonly errors: Error[];
  readonly clock: { now: number };
  readonly handle: ReturnType<typeof createRecorderHandler>;
  start(from?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  session(from?: string): Promise<SessionAnswer>;
  upload(
    session: Pick<SessionAnswer, 'sessionId' | 'writeToken'>,
    changes?: Partial<ChunkEnvelope>,
    sent?: { readonly data?: Uint8Array; readonly from?: string },
  ): Promise<Response>;
}

export interface TestIngestOptions {
  readonly limits?: Partial<IngestLimits>;
  readonly recording?: Pick<RecordingOptions, 'assets' | 'canvas' | 'privacy'>;
  readonly consent?: () => boolean;
  /** Shared by processes on one database. */
  readonly storage?: AuditStorage;
  readonly clock?: { now: number };
}

export const ONE_EVENT: Uint8Array<ArrayBuffer> = Uint8Array.from(
  gzipSync('[{"type":4,"data":{},"timestamp":1}]'),
);
export const NOON: number = Date.UTC(2027, 0, 15, 12);
export const CHUNKS_URL = 'http://shop.test/api/auditreel/chunks';
const SESSION_URL = 'http://shop.test/api/auditreel/session';
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

export function testIngest(options: TestIngestOptions = {}): TestIngest {
  const { storage = memoryStorage(), clock = { now: NOON } } = options;
  const errors: Error[] = [];
  const resolved = resolveOptions({
    storage,
    secret: 's'.repeat(40),
    recording: {
      ...options.recording,
      limits: options.limits ?? {},
      ...(options.consent && { consent: options.consent }),
    },
    onError: (error) => errors.push(error),
  });
  const audit = wireAudit(resolved, { now: () => clock.now, random: () => 0.5 });
  const handle = createRecorderHandler(audit, { stubScript: '', recorderScript: '', recorderHash: 'x' });
  const start: TestIngest['start'] = (address = '192.0.2.1', headers = {}) => {
    const body = JSON.stringify({ sentAt: clock.now, reason: 'start' });
    const init = { method: 'POST', body, headers: { ...SAME_ORIGIN, ...headers } };
    return handle(new Request(SESSION_URL, init), { address });
  };
  return {
    storage,
    errors,
    clock,
    handle,
    start,
    session: async (from) => (await (await start(from)).json()) as SessionAnswer,
    upload({ sessionId, writeToken }, changes = {}, { data = ONE_EVENT, from = '192.0.2.1' } = {}) {
      const envelope = JSON.stringify({ ...envelopeAt(clock.now), sessionId, ...changes });
      const body = Buffer.concat([Buffer.from(`${envelope}\n`), data]);
      const headers = { ...SAME_ORIGIN, authorization: `Bearer ${writeToken}` };
      return handle(new Request(CHUNKS_URL, { method: 'POST', body, headers }), { address: from });
    },
  };
}

/** Status and code of a refusal: `413 TOO_DEEP`. */
export async function refusalOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { readonly error?: { readonly code?: string } };
  return `${response.status} ${error?.code}`;
}

export async function ackOf(response: Response): Promise<ChunkAck> {
  if (!response.ok) throw new Error(await refusalOf(response));
  return (await response.json()) as ChunkAck;
}
