/** What ingest accepts; each can be set in `createAudit({ recording: { limits } })`. */
export interface IngestLimits {
  /** Bytes of one upload, counted while reading. @default 1_048_576 */
  readonly compressedBytes: number;
  /** Bytes after inflating. @default 8_388_608 */
  readonly inflatedBytes: number;
  /** Inflated to compressed, above the first 64 KB. @default 60 */
  readonly ratio: number;
  /** Nesting of the JSON. @default 200 */
  readonly depth: number;
  /** Stored bytes of one session. @default 52_428_800 */
  readonly sessionBytes: number;
  /** Bytes of the envelope line. @default 8_192 */
  readonly envelopeBytes: number;
  /** Marks in one envelope. @default 40 */
  readonly marks: number;
}

export const INGEST_LIMITS: IngestLimits = {
  compressedBytes: 1_048_576,
  inflatedBytes: 8_388_608,
  ratio: 60,
  depth: 200,
  sessionBytes: 52_428_800,
  envelopeBytes: 8192,
  marks: 40,
};

/** Rhythm of the recorder; sent to it in {@link RecorderSettings}. */
export const RECORDER_DEFAULTS: {
  readonly chunkEveryMs: number;
  readonly chunkBytes: number;
  readonly snapshotEveryMs: number;
  readonly idleMs: number;
  readonly maxMs: number;
} = {
  chunkEveryMs: 10_000,
  chunkBytes: 49_152,
  snapshotEveryMs: 90_000,
  idleMs: 1_800_000,
  maxMs: 14_400_000,
};
