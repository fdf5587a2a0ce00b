import { Refusal } from './refusal.js';

/**
 * Reads a body to its end, counting; one byte over the limit and it is refused, whatever `Content-Length` said.
 * @throws Refusal 413 TOO_LARGE, 400 BODY_INVALID when its sender is gone before the end
 */
export async function readUpload(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  const next = () => reader.read().catch(brokenOff);
  for (let read = await next(); !read.done; read = await next()) {
    length += read.value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    pieces.push(read.value);
  }
  return Buffer.concat(pieces, length);
}

/** That somebody hung up is no failure of the server: it is nothing for `onError`. */
function brokenOff(cause: unknown): never {
  throw new Refusal(400, 'BODY_INVALID', 'The body broke off before its end.', { cause });
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, 'TOO_LARGE', `An upload may have ${limit} bytes.`);
}
