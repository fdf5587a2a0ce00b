import { Refusal } from './refusal.js';

/**
 * Reads a body to its end, counting; one byte over the limit and it is refused, whatever `Content-Length` said.
 * @throws Refusal 413 TOO_LARGE
 */
export async function readUpload(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    pieces.push(read.value);
  }
  return Buffer.concat(pieces, length);
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, 'TOO_LARGE', `An upload may have ${limit} bytes.`);
}
