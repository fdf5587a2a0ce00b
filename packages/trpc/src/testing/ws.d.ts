/** As much of `ws` as the tests use; its types are not installed. */
declare module 'ws' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:http';

  export class WebSocket {
    constructor(url: string, options: { readonly headers: Readonly<Record<string, string>> });
  }

  export class WebSocketServer extends EventEmitter {
    readonly clients: ReadonlySet<{ terminate(): void }>;
    constructor(options: { readonly server: Server });
    close(): void;
  }
}
