/** Events as a browser would read them off a stream. */
export interface ReadEvents {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly ReadEvent[];
  /** Resolves once there are this many of a name. */
  until(event: string, count: number): Promise<readonly ReadEvent[]>;
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>;
  leave(): void;
}

export interface ReadEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
  /** Of this machine's clock, ms. */
  readonly readAt: number;
}

export async function readEvents(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ReadEvents> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal, headers });
  const events: ReadEvent[] = [];
  const ended = readInto(response, events).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  const named = (event: string): readonly ReadEvent[] => events.filter((each) => each.event === event);
  return {
    status: response.status,
    headers: response.headers,
    events,
    ended,
    async until(event, count) {
      const giveUpAt = performance.now() + 10_000;
      while (named(event).length < count) {
        if (performance.now() > giveUpAt)
          throw new Error(`Of ${count} ${event} there are ${named(event).length}.`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return named(event);
    },
    leave: () => abort.abort(),
  };
}

async function readInto(response: Response, events: ReadEvent[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    events.push(...blocks.flatMap(eventIn));
  }
}

function eventIn(block: string): readonly ReadEvent[] {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name, value.join(': ')];
    }),
  );
  const [event, id, data] = [fields.get('event'), fields.get('id') ?? '', fields.get('data') ?? 'null'];
  return event === undefined ? [] : [{ event, id, data: JSON.parse(data), readAt: Date.now() }];
}
