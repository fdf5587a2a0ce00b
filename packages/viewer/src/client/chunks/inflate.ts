/** More than ingest lets in by default; a host may have raised its limit. */
export const MAX_INFLATED: number = 64 * 1024 * 1024;

/** Unpacks a chunk's gzip to text, and gives up on a bomb before it fills the memory. */
export async function inflate(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number = MAX_INFLATED,
): Promise<string> {
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new RangeError(`A chunk inflates to more than ${maxBytes} bytes.`);
    }
    text += decoder.decode(next.value, { stream: true });
  }
  return text + decoder.decode();
}
