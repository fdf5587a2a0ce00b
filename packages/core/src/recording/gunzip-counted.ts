import { createGunzip } from 'node:zlib';
import { Refusal } from './refusal.js';

/** What looks at inflated bytes as they come. */
export interface InflatedReader {
  push(piece: Buffer): Refusal | null;
  end(): Refusal | null;
}

export interface InflateLimits {
  /** What is inflated, with its article, for the refusal. */
  readonly what: string;
  /** Bytes after inflating. */
  readonly bytes: number;
  /** Inflated to compressed, above the first 64 KB. */
  readonly ratio: number;
}

/** Below this the ratio says nothing: a short text of like events compresses very well. */
const RATIO_FLOOR = 65_536;

/**
 * Inflates off the main thread, piece by piece, and counts: size and ratio. Nothing is kept.
 * @throws Refusal 400 NOT_GZIP; 413 INFLATED_TOO_LARGE, RATIO_TOO_HIGH; what the reader refuses
 */
export function gunzipCounted(
  data: Uint8Array,
  limits: InflateLimits,
  reader: InflatedReader,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const gunzip = createGunzip({ chunkSize: 65_536 });
    let inflated = 0;
    const refuse = (refusal: Refusal): void => {
      gunzip.destroy();
      reject(refusal);
    };
    gunzip.on('data', (piece: Buffer) => {
      inflated += piece.byteLength;
      const refusal = overLimit(inflated, data.byteLength, limits) ?? reader.push(piece);
      if (refusal !== null) refuse(refusal);
    });
    gunzip.on('error', (cause) => refuse(notGzip({ cause })));
    gunzip.on('end', () => {
      // Blank bytes behind the gzip are passed over by zlib, and by no browser that is to read it.
      const isWhole = gunzip.bytesWritten === data.byteLength;
      const refusal = isWhole ? reader.end() : notGzip();
      if (refusal === null) resolve();
      else refuse(refusal);
    });
    gunzip.end(data);
  });
}

function overLimit(
  inflated: number,
  compressed: number,
  { what, bytes, ratio }: InflateLimits,
): Refusal | null {
  if (inflated > bytes)
    return new Refusal(413, 'INFLATED_TOO_LARGE', `Inflated, ${what} may have ${bytes} bytes.`);
  if (inflated > RATIO_FLOOR && inflated > compressed * ratio)
    return new Refusal(413, 'RATIO_TOO_HIGH', `${capital(what)} may inflate to ${ratio} times its size.`);
  return null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is said of data that is not one whole gzip. */
export function notGzip(options?: ErrorOptions): Refusal {
  return new Refusal(400, 'NOT_GZIP', 'The data is no complete gzip.', options);
}
