import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type AssetEnvelope, type AssetMediaType, assetEncoding } from '@auditreel/core/protocol';
import type { ForcedAnswer } from './ingest.js';

/** A file as the test's ingest keeps it: its content, without compression. */
export interface StoredAsset {
  readonly type: AssetMediaType;
  readonly content: Buffer;
}

/** The part of ingest that keeps assets, in memory. */
export class TestAssets {
  /** By hash. */
  readonly stored: Map<string, StoredAsset> = new Map();
  /** Hashes by session and name. */
  readonly uses: Map<string, string> = new Map();
  readonly envelopes: AssetEnvelope[] = [];
  /** Decides over a request before it is looked at; null leaves it to ingest. */
  force: (envelope: AssetEnvelope) => ForcedAnswer | null = () => null;

  receive(upload: Buffer): ForcedAnswer {
    const end = upload.indexOf(10);
    const envelope = JSON.parse(upload.subarray(0, end).toString()) as AssetEnvelope;
    this.envelopes.push(envelope);
    const forced = this.force(envelope);
    if (forced) return forced;
    let at = end + 1;
    const missing: string[] = [];
    for (const { name, sha256, type, size } of envelope.assets) {
      if (size > 0) this.keep(sha256, type, upload.subarray(at, at + size));
      at += size;
      if (this.stored.has(sha256)) this.uses.set(`${envelope.sessionId}/${name}`, sha256);
      else missing.push(sha256);
    }
    return { status: 200, body: { missing, next: 'continue' } };
  }

  /** What a session shows under a name. */
  of(sessionId: string, name: string): StoredAsset | undefined {
    return this.stored.get(this.uses.get(`${sessionId}/${name}`) ?? '');
  }

  /** Everything that was ever uploaded, as text. */
  everything(): string {
    const contents = [...this.stored.values()].map(({ content }) => content.toString('latin1'));
    return [...this.envelopes.map((envelope) => JSON.stringify(envelope)), ...contents].join('\n');
  }

  private keep(sha256: string, type: AssetMediaType, body: Buffer): void {
    const content = assetEncoding(type) === 'gzip' ? gunzipSync(body) : Buffer.from(body);
    const hash = createHash('sha256').update(content).digest('hex');
    if (hash !== sha256) throw new Error(`An asset was sent under the hash of another: ${sha256}.`);
    this.stored.set(sha256, { type, content });
  }
}
