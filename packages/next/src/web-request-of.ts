import { BodyTooLargeError } from '@auditreel/core/adapter';

/** The path that the reader of a request expects, and how much of its body it takes. */
export interface WebRequestOfOptions {
  readonly path: string;
  /** Bytes after which the body ends in an error. @default no bound: the reader counts itself */
  readonly maxBody?: number;
}

/** Next's request as a plain web one at the path that its reader expects. */
export function webRequestOf(
  request: Request,
  { path, maxBody = Number.POSITIVE_INFINITY }: WebRequestOfOptions,
): Request {
  const { origin, search } = new URL(request.url);
  return new Request(origin + path + search, {
    method: request.method,
    headers: request.headers,
    ...(request.body === null ? {} : { body: bounded(request.body, maxBody), duplex: 'half' as const }),
  });
}

/** What its reader does not want any more runs dry: cut off, it would take the connection with it, and the answer. */
function bounded(body: ReadableStream<Uint8Array>, maxBytes: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = maxBytes;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        left -= value.byteLength;
        if (left >= 0) return controller.enqueue(value);
        controller.error(new BodyTooLargeError());
        await runDry(reader);
      },
      cancel: () => runDry(reader),
    },
    { highWaterMark: 0 },
  );
}

async function runDry(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done) {}
}
