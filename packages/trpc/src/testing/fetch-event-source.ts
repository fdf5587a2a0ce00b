interface Init {
  readonly headers?: Readonly<Record<string, string>>;
}

const RETRY_MS = 20;

/** The browser's `EventSource` as far as tRPC needs it, which Node.js has not: over fetch, with reconnection. */
export class FetchEventSource extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState = 0;
  readonly #going = new AbortController();
  #lastEventId = '';

  constructor(url: string, { headers = {} }: Init = {}) {
    super();
    void this.#connect(url, headers);
  }

  close(): void {
    this.readyState = this.CLOSED;
    this.#going.abort();
  }

  async #connect(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
    while (this.readyState !== this.CLOSED) {
      try {
        const resumed = this.#lastEventId === '' ? {} : { 'last-event-id': this.#lastEventId };
        const init = { headers: { accept: 'text/event-stream', ...headers, ...resumed } };
        const response = await fetch(url, { ...init, signal: this.#going.signal });
        this.readyState = this.OPEN;
        this.dispatchEvent(new Event('open'));
        await this.#read(response);
      } catch {
        // The connection broke: tried again below, unless it was closed here.
      }
      if (this.#going.signal.aborted) return;
      this.readyState = this.CONNECTING;
      this.dispatchEvent(new Event('error'));
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#dispatch(block.trim());
    }
  }

  #dispatch(block: string): void {
    if (block === '') return;
    const fields = new Map(block.split('\n').map((line) => splitField(line)));
    this.#lastEventId = fields.get('id') ?? this.#lastEventId;
    const init = { data: fields.get('data') ?? '', lastEventId: fields.get('id') ?? '' };
    this.dispatchEvent(new MessageEvent(fields.get('event') ?? 'message', init));
  }
}

function splitField(line: string): readonly [name: string, value: string] {
  const at = line.indexOf(': ');
  return [line.slice(0, at), line.slice(at + 2)];
}
