import { createHash, randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  type ChunkAck,
  type ChunkEnvelope,
  joinParts,
  RECORDER_DEFAULTS,
  type RecorderSettings,
  type RequestMark,
  type SessionAnswer,
  type SessionRequest,
} from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import { TestAssets } from './asset-ingest.js';

/** An upload as the test's ingest keeps it. */
export interface StoredPart {
  readonly envelope: ChunkEnvelope;
  readonly hash: string;
  readonly text: string;
}

/** A refusal or another answer that a test wants to be given next. */
export interface ForcedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ingest's role in memory: sessions, idempotent chunks, acks, and whatever answer a test asks for. */
export class TestIngest {
  settings: RecorderSettings = {
    recording: true,
    privacy: 'balanced',
    ...RECORDER_DEFAULTS,
    assets: true,
    canvas: false,
    origins: [],
  };
  sessionMs: number = RECORDER_DEFAULTS.maxMs;
  readonly sessionRequests: SessionRequest[] = [];
  readonly sessions: SessionAnswer[] = [];
  readonly ended: Set<string> = new Set();
  readonly parts: Map<string, StoredPart> = new Map();
  readonly assets: TestAssets = new TestAssets();
  duplicates = 0;
  conflicts = 0;
  uploads = 0;
  /** Changes an ack before it is sent. */
  ackWith: Partial<ChunkAck> = {};
  /** Decides over an upload before it is looked at; null leaves it to ingest. */
  force: (envelope: ChunkEnvelope) => ForcedAnswer | null = () => null;

  session(body: SessionRequest, cookie: string | null): SessionAnswer {
    this.sessionRequests.push(body);
    const known = this.byToken(body.previous ?? cookie ?? '');
    const follower = this.sessions.at(-1);
    const live = (session: SessionAnswer): boolean =>
      !this.ended.has(session.sessionId) && session.expiresAt > Date.now();
    const rotates = body.reason !== 'start' && body.reason !== 'resume';
    if (known && !rotates && live(known)) return known;
    if (known && rotates && follower && follower !== known && live(follower)) return follower;
    if (known) this.ended.add(known.sessionId);
    return this.mint();
  }

  chunk(token: string | undefined, upload: Buffer): ForcedAnswer {
    this.uploads += 1;
    const end = upload.indexOf(10);
    const envelope = JSON.parse(upload.subarray(0, end).toString()) as ChunkEnvelope;
    const forced = this.force(envelope);
    if (forced) return forced;
    const session = this.sessions.find(({ writeToken }) => `Bearer ${writeToken}` === token);
    if (!session) return problem(401, 'WRITE_TOKEN_INVALID');
    if (session.sessionId !== envelope.sessionId) return problem(403, 'SESSION_MISMATCH');
    if (end > 8192 || envelope.marks.length > 40) return problem(413, 'ENVELOPE_TOO_LARGE');
    return this.store(envelope, upload.subarray(end + 1));
  }

  private store(envelope: ChunkEnvelope, data: Buffer): ForcedAnswer {
    const text = gunzipSync(data).toString();
    if (!Array.isArray(JSON.parse(text))) return problem(400, 'NOT_JSON_ARRAY');
    if (text.length > 65_536 && text.length / data.length > 60) return problem(413, 'RATIO_TOO_HIGH');
    const { sessionId, tabId, page, seq, part } = envelope;
    const key = [sessionId, tabId, page, seq, part].join('/');
    const hash = createHash('sha256').update(data).digest('hex');
    const known = this.parts.get(key);
    if (known && known.hash !== hash) {
      this.conflicts += 1;
      return problem(409, 'HASH_CONFLICT');
    }
    if (known) this.duplicates += 1;
    this.parts.set(key, known ?? { envelope, hash, text });
    return {
      status: 200,
      body: { ...this.ack(envelope), stored: known ? 'duplicate' : 'stored', ...this.ackWith },
    };
  }

  private ack({ sessionId, tabId, page }: ChunkEnvelope): ChunkAck {
    const seqs = this.envelopes()
      .filter((e) => e.sessionId === sessionId && e.tabId === tabId && e.page === page)
      .map(({ seq }) => seq);
    let highWater = -1;
    while (seqs.includes(highWater + 1)) highWater += 1;
    const missing: number[] = [];
    for (let seq = highWater + 1; seq < Math.max(...seqs); seq++) if (!seqs.includes(seq)) missing.push(seq);
    const session = this.ended.has(sessionId) ? 'ended' : 'live';
    return { stored: 'stored', highWater, missing, next: 'continue', session, serverTime: Date.now() };
  }

  mint(): SessionAnswer {
    const sessionId = randomUUID();
    const session: SessionAnswer = {
      sessionId,
      sessionToken: `session.${sessionId}`,
      writeToken: `write.${sessionId}`,
      settings: this.settings,
      serverTime: Date.now(),
      expiresAt: Date.now() + this.sessionMs,
    };
    this.sessions.push(session);
    return session;
  }

  byToken(token: string): SessionAnswer | undefined {
    return this.sessions.find(({ sessionToken }) => sessionToken === token);
  }

  envelopes(): readonly ChunkEnvelope[] {
    return [...this.parts.values()].map(({ envelope }) => envelope);
  }

  marks(): readonly RequestMark[] {
    return this.envelopes().flatMap(({ marks }) => marks);
  }

  pages(): readonly string[] {
    return [...new Set(this.envelopes().map(({ page }) => page))];
  }

  /** All events of a page in order of their chunks, or of all pages. */
  events(page?: string): readonly eventWithTime[] {
    const parts = [...this.parts.values()].filter(({ envelope }) => !page || envelope.page === page);
    const chunks = new Map<string, StoredPart[]>();
    for (const stored of parts) {
      const { tabId, page: of, seq } = stored.envelope;
      const key = [tabId, of, String(seq).padStart(6, '0')].join('/');
      chunks.set(key, [...(chunks.get(key) ?? []), stored]);
    }
    return [...chunks]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, of]) => {
        of.sort((a, b) => a.envelope.part - b.envelope.part);
        return joinParts(of.map(({ text }) => JSON.parse(text) as unknown[])) as eventWithTime[];
      });
  }

  /** Everything that was ever uploaded, inflated, with its envelopes. */
  everything(): string {
    const chunks = [...this.parts.values()].map(
      ({ envelope, text }) => `${JSON.stringify(envelope)}\n${text}`,
    );
    return [...chunks, this.assets.everything()].join('\n');
  }
}

function problem(status: number, code: string): ForcedAnswer {
  return { status, body: { error: { code, message: code } } };
}
