import type { IncomingMessage } from 'node:http';
import { BodyTooLargeError } from '../body-too-large-error.js';

/** Body parsers leave what they have read here. */
type Parsed = IncomingMessage & { readonly body?: unknown };

/** The body as it came, or as a parser before us left it. */
export function bodyOf(
  req: Parsed,
  maxBytes: number,
): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string | null {
  if (!req.readableDidRead) return streamOf(req, maxBytes);
  const parsed: unknown = req.body;
  if (parsed === undefined || parsed === null) return null;
  if (typeof parsed === 'string') return parsed;
  return parsed instanceof Uint8Array ? Uint8Array.from(parsed) : JSON.stringify(parsed);
}

/**
 * Not `Readable.toWeb`: that destroys the socket when its reader stops, and then a refusal of a body that is too
 * large could never be sent. What nobody reads any more is let run dry instead.
 */
function streamOf(req: Parsed, maxBytes: number): ReadableStream<Uint8Array> {
  let left = maxBytes;
  let stop = (): void => {};
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const push = (chunk: Buffer): void => {
      left -= chunk.byteLength;
      if (left < 0) {
        stop();
        controller.error(new BodyTooLargeError());
        return;
      }
      controller.enqueue(new Uint8Array(chunk));
      req.pause();
    };
    const close = (): void => controller.close();
    const fail = (error: Error): void => controller.error(error);
    stop = () => void req.off('data', push).off('end', close).resume();
    req.on('data', push).once('end', close).once('error', fail);
  };
  let isListening = false;
  // Nothing is touched before the first read: Node itself clears away a body that nobody asked for.
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!isListening) listen(controller);
        isListening = true;
        req.resume();
      },
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
}
