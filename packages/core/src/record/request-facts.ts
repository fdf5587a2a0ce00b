/** A request as an adapter translates it; read at once, held no longer than the draft. */
export interface RequestFacts {
  readonly method: string;
  /** Path and query as the client sent them: `/orders/42?x=1`. */
  readonly url: string;
  /** Lower-case name in, the header's value out; several values joined by `, `. */
  readonly header: (name: string) => string | undefined;
  /** All headers, for the web `Request` that `actor` gets; built only when it looks. */
  readonly headers?: () => Headers;
  /** Address of the socket's other end. */
  readonly peerAddress: string | null;
  /** The parsed body, if the host parsed one; asked at the end, only when fields of it are to be kept. */
  readonly body?: () => unknown;
  /** The framework's own request, handed to `actor`. */
  readonly native: unknown;
}

/** How a request ended. */
export interface RequestEnd {
  readonly statusCode: number | null;
  /** The client went away before the answer was complete. */
  readonly aborted?: boolean;
  /** Nothing was ever answered. */
  readonly timedOut?: boolean;
  /** What the handler threw, when the adapter saw it. */
  readonly error?: unknown;
  /** The matched route template, or null when none matched. */
  readonly route?: string | null;
  /** Name, or else id, of the React server action that was called; the record is of that then. */
  readonly serverAction?: string | null;
  /** `derived` when part of `route` was only made safe by `routeOf`. @default 'template' */
  readonly routeSource?: 'template' | 'derived';
}
