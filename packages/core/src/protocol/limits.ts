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
  /** Stored uploads of one session. @default 20_000 */
  readonly sessionChunks: number;
  /** Stored bytes of all sessions in a day of UTC, all processes together. @default 5_368_709_120 */
  readonly dayBytes: number;
  /** Uploads of one session in a minute, each counted once for every 64 KB begun. @default 240 */
  readonly sessionUploadsPerMinute: number;
  /** Uploads from one address in a minute, counted likewise. @default 12_000 */
  readonly ipUploadsPerMinute: number;
  /** Sessions asked for from one address in a minute. @default 1_200 */
  readonly ipSessionsPerMinute: number;
  /** Uploads that are received and stored at the same time; from one address, half of them. @default 512 */
  readonly uploadsAtOnce: number;
  /** Bytes of uploads in memory at the same time. @default 67_108_864 */
  readonly uploadBytesAtOnce: number;
  /** Milliseconds from an upload's first byte to its last. @default 30_000 */
  readonly uploadMs: number;
  /** Milliseconds that an upload may stand still. @default 10_000 */
  readonly stallMs: number;
  /** Bytes of the envelope line. @default 8_192 */
  readonly envelopeBytes: number;
  /** Marks in one envelope. @default 40 */
  readonly marks: number;
  /** Stored bytes of one asset. @default 102_400 */
  readonly assetBytes: number;
  /** Bytes of one asset after inflating. @default 1_048_576 */
  readonly assetInflatedBytes: number;
  /** Names of assets in one session. @default 500 */
  readonly sessionAssets: number;
}

/** Those that the recorder keeps to by itself; apart from the others, which would only weigh on the page. */
export const CHUNK_LIMITS: Pick<IngestLimits, 'inflatedBytes' | 'ratio' | 'envelopeBytes' | 'marks'> = {
  inflatedBytes: 8_388_608,
  ratio: 60,
  envelopeBytes: 8192,
  marks: 40,
};

export const INGEST_LIMITS: IngestLimits = {
  ...CHUNK_LIMITS,
  compressedBytes: 1_048_576,
  depth: 200,
  sessionBytes: 52_428_800,
  sessionChunks: 20_000,
  dayBytes: 5_368_709_120,
  sessionUploadsPerMinute: 240,
  ipUploadsPerMinute: 12_000,
  ipSessionsPerMinute: 1200,
  uploadsAtOnce: 512,
  uploadBytesAtOnce: 67_108_864,
  uploadMs: 30_000,
  stallMs: 10_000,
  assetBytes: 102_400,
  assetInflatedBytes: 1_048_576,
  sessionAssets: 500,
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
