import { createGunzip } from 'node:zlib';
import type { IngestLimits } from '../protocol/limits.js';
import { jsonScanner } from './json-scanner.js';
import { Refusal } from './refusal.js';

/** Below this the ratio says nothing: a short text of like events compresses very well. */
const RATIO_FLOOR = 65_536;

/**
 * Inflates off the main thread, piece by piece, and counts: size, ratio, depth, and that it is one JSON array.
 * Nothing is parsed and nothing is kept.
 * @throws Refusal 400 NOT_GZIP, NOT_JSON_ARRAY; 413 INFLATED_TOO_LARGE, RATIO_TOO_HIGH, TOO_DEEP
 */
export function checkData(data: Uint8Array, limits: IngestLimits): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const gunzip = createGunzip({ chunkSize: 65_536 });
    const scan = jsonScanner(limits.depth);
    let inflated = 0;
    const refuse = (refusal: Refusal): void => {
      gunzip.destroy();
      reject(refusal);
    };
    gunzip.on('data', (piece: Buffer) => {
      inflated += piece.byteLength;
      const refusal = overLimit(inflated, data.byteLength, limits) ?? scan.push(piece);
      if (refusal !== null) refuse(refusal);
    });
    gunzip.on('error', (cause) => refuse(notGzip({ cause })));
    gunzip.on('end', () => {
      // Blank bytes behind the gzip are passed over by zlib, and by no browser that is to play it.
      const isWhole = gunzip.bytesWritten === data.byteLength;
      const refusal = isWhole ? scan.end() : notGzip();
      if (refusal === null) resolve();
      else refuse(refusal);
    });
    gunzip.end(data);
  });
}

function overLimit(inflated: number, compressed: number, limits: IngestLimits): Refusal | null {
  if (inflated > limits.inflatedBytes) {
    return new Refusal(
      413,
      'INFLATED_TOO_LARGE',
      `Inflated, a chunk may have ${limits.inflatedBytes} bytes.`,
    );
  }
  if (inflated > RATIO_FLOOR && inflated > compressed * limits.ratio) {
    return new Refusal(413, 'RATIO_TOO_HIGH', `A chunk may inflate to ${limits.ratio} times its size.`);
  }
  return null;
}

function notGzip(options?: ErrorOptions): Refusal {
  return new Refusal(400, 'NOT_GZIP', 'The data is no complete gzip.', options);
}
