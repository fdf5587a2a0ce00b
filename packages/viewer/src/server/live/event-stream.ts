import { asError } from '@auditreel/core/adapter';

/** One event of a stream, as `EventSource` hands it to its listeners. */
export interface StreamedEvent {
  readonly event: string;
  /** Where a reader goes on after it has lost the stream. */
  readonly id: string | number;
  /** Sent as JSON. */
  readonly data: unknown;
}

export interface EventStreamOptions {
  readonly request: Request;
  /** Begun with the first read. It has to end when the signal says that nobody reads any more. */
  readonly source: (signal: AbortSignal) => AsyncIterable<StreamedEvent>;
  /** Gets what the source throws; the reader only sees the stream end. */
  readonly onError: (error: Error) => void;
}

const HEARTBEAT_MS = 15_000;
/** Then the reader comes again, and the host's `authorize` is asked again. */
const LIFE_MS = 60_000;

const HEADERS = {
  'content-type': 'text/event-stream',
  // `no-transform`: what compresses answers would hold events back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Answers with server-sent events: one is taken from the source when the one before has been read. */
export function eventStream(options: EventStreamOptions): Response {
  return new Response(bodyOf(options), { headers: HEADERS });
}

function bodyOf({ request, source, onError }: EventStreamOptions): ReadableStream<Uint8Array> {
  const over = new AbortController();
  let events: AsyncIterator<StreamedEvent> | null = null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (events !== null) return sendNext(controller, events);
        if (request.signal.aborted) return controller.close();
        endInTime(controller, over, request.signal);
        const begun = source(over.signal)[Symbol.asyncIterator]();
        over.signal.addEventListener('abort', () => void begun.return?.().catch(report));
        events = begun;
        // Something to read at once: only then do servers send the head of an answer.
        controller.enqueue(comment('open'));
      },
      cancel: () => over.abort(),
    },
    { highWaterMark: 0 },
  );

  async function sendNext(controller: Controller, from: AsyncIterator<StreamedEvent>): Promise<void> {
    const next = await from.next().catch(report);
    if (over.signal.aborted) return;
    if (next?.done === false) return controller.enqueue(encoded(next.value));
    over.abort();
    controller.close();
  }

  function report(cause: unknown): undefined {
    onError(asError(cause));
  }
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** Heartbeats until the stream is over, which it is at the latest when its time is up or its client has gone. */
function endInTime(controller: Controller, over: AbortController, client: AbortSignal): void {
  const beat = setInterval(() => {
    // Only for a reader who has read the last one.
    if (controller.desiredSize === 0) controller.enqueue(comment('still here'));
  }, HEARTBEAT_MS);
  const life = setTimeout(end, LIFE_MS);
  client.addEventListener('abort', end);
  over.signal.addEventListener('abort', () => {
    clearInterval(beat);
    clearTimeout(life);
    client.removeEventListener('abort', end);
  });

  function end(): void {
    over.abort();
    controller.close();
  }
}

const encoder = new TextEncoder();

function comment(text: string): Uint8Array {
  return encoder.encode(`: ${text}\n\n`);
}

/** JSON holds no line breaks, which would end the event. */
function encoded({ event, id, data }: StreamedEvent): Uint8Array {
  return encoder.encode(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
}
