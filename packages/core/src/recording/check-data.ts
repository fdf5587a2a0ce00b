import type { IngestLimits } from '../protocol/limits.js';
import { gunzipCounted } from './gunzip-counted.js';
import { jsonScanner } from './json-scanner.js';

/**
 * Inflates and counts: size, ratio, depth, and that it is one JSON array. Nothing is parsed and nothing is kept.
 * @throws Refusal 400 NOT_GZIP, NOT_JSON_ARRAY; 413 INFLATED_TOO_LARGE, RATIO_TOO_HIGH, TOO_DEEP
 */
export function checkData(data: Uint8Array, { inflatedBytes, ratio, depth }: IngestLimits): Promise<void> {
  return gunzipCounted(data, { what: 'a chunk', bytes: inflatedBytes, ratio }, jsonScanner(depth));
}
