import type { Request } from 'express';

/** More bytes came than a mounted handler is given. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The body as it came, or as a parser before us left it. */
export function bodyOf(
  req: Request,
  maxBytes: number,
): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string | null {
  if (!req.readableDidRead) return streamOf(req, maxBytes);
  const parsed: unknown = req.body;
  if (parsed === undefined || parsed === null) return null;
  if (typeof parsed === 'string') return parsed;
  return parsed instanceof Uint8Array ? Uint8Array.from(parsed) : JSON.stringify(parsed);
}

const AHEAD_BYTES = 64 * 1024;

/**
 * Not `Readable.toWeb`: that destroys the socket when its reader stops, and then a refusal of a body that is too
 * large could never be sent. What nobody reads any more is let run dry instead.
 */
function streamOf(req: Request, maxBytes: number): ReadableStream<Uint8Array> {
  let left = maxBytes;
  const letRunDry = (): void => {
    req.removeListener('data', push).removeListener('end', close).resume();
  };
  let push: (chunk: Buffer) => void;
  let close: () => void;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        push = (chunk) => {
          left -= chunk.byteLength;
          if (left < 0) {
            letRunDry();
            controller.error(new BodyTooLargeError());
            return;
          }
          controller.enqueue(new Uint8Array(chunk));
          if ((controller.desiredSize ?? 0) <= 0) req.pause();
        };
        close = () => controller.close();
        req.on('data', push).once('end', close).pause();
        req.once('error', (error) => controller.error(error));
      },
      pull: () => void req.resume(),
      cancel: letRunDry,
    },
    { highWaterMark: AHEAD_BYTES, size: (chunk) => chunk.byteLength },
  );
}
