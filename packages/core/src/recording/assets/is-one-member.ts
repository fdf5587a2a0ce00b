import { inflateRaw } from 'node:zlib';

/** What a browser's own gzip begins with: no name, no comment, nothing that could hold more. */
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;

/**
 * Whether a gzip is one member without extra fields; zlib reads several as one text, and browsers read none of them.
 * @param gzip one that was inflated already, and had at most `maxBytes`
 */
export function isOneMember(gzip: Uint8Array, maxBytes: number): Promise<boolean> {
  if (gzip[3] !== 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const options = { info: true, maxOutputLength: Math.max(1, maxBytes) };
    inflateRaw(gzip.subarray(HEADER_BYTES), options, (error, inflated) => {
      resolve(error === null && bytesRead(inflated) === gzip.byteLength - HEADER_BYTES - TRAILER_BYTES);
    });
  });
}

/** With `info` the answer has the engine beside it, which the types don't know. */
function bytesRead(inflated: unknown): number | null {
  const { engine } = inflated as { readonly engine?: { readonly bytesWritten?: number } };
  return engine?.bytesWritten ?? null;
}
