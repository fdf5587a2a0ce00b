import type { IngestLimits } from '../protocol/limits.js';
import { Refusal } from './refusal.js';

/** How much is read, and for how long. */
export interface ReadLimits extends Pick<IngestLimits, 'uploadMs' | 'stallMs'> {
  readonly bytes: number;
  /** Told of each piece before it is kept; may throw. */
  readonly hold?: (bytes: number) => void;
}

/**
 * Reads a body to its end, counting; one byte over the limit and it is refused, whatever `Content-Length` said. Whoever
 * sends too slowly, or nothing any more, is not waited for.
 * @throws Refusal 413 TOO_LARGE, 429 TOO_SLOW, 400 BODY_INVALID when its sender is gone before the end
 */
export async function readUpload(request: Request, limits: ReadLimits): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bytes) throw tooLarge(limits.bytes);
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  try {
    return await readAll(reader, limits);
  } catch (error) {
    // Not waited for: a source that hangs may hang here too.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readAll(reader: Reader, limits: ReadLimits): Promise<Uint8Array> {
  const until = performance.now() + limits.uploadMs;
  const next = () => inTime(reader.read(), Math.min(limits.stallMs, until - performance.now()));
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let read = await next(); !read.done; read = await next()) {
    length += read.value.byteLength;
    if (length > limits.bytes) throw tooLarge(limits.bytes);
    limits.hold?.(read.value.byteLength);
    pieces.push(read.value);
  }
  return Buffer.concat(pieces, length);
}

function inTime<T>(read: Promise<T>, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow()), Math.max(0, ms));
    read.then(resolve, (cause) => reject(brokenOff(cause))).finally(() => clearTimeout(timer));
  });
}

/** That somebody hung up is no failure of the server: it is nothing for `onError`. */
function brokenOff(cause: unknown): Refusal {
  return new Refusal(400, 'BODY_INVALID', 'The body broke off before its end.', { cause });
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, 'TOO_LARGE', `An upload may have ${limit} bytes.`);
}

/** Not 408: browsers would send it again by themselves, and the recorder would take it as final. */
function tooSlow(): Refusal {
  return new Refusal(429, 'TOO_SLOW', 'The body came too slowly; try again.', { retryAfterMs: 10_000 });
}
