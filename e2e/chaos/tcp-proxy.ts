import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { pause } from './pause.ts';

/** Stands before a database, and lets it be out of reach or slow. */
export interface TcpProxy {
  readonly port: number;
  /** Cuts every connection, and refuses new ones until `accept`. */
  refuse(): void;
  accept(): Promise<void>;
  /** Each piece that goes to the database waits this long. */
  delay(ms: number): void;
  close(): void;
}

export async function tcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  function forward(client: Socket): void {
    const upstream = connect(target.port, target.host);
    let last = Promise.resolve();
    client.on('data', (piece) => {
      last = last
        .then(() => (delayMs > 0 ? pause(delayMs) : undefined))
        .then(() => void upstream.write(piece));
    });
    upstream.pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }

  async function listen(at: number): Promise<Server> {
    const opened = createServer(forward).listen(at, '127.0.0.1');
    await once(opened, 'listening');
    return opened;
  }

  function refuse(): void {
    server.close();
    for (const socket of sockets) socket.destroy();
  }

  return {
    port,
    refuse,
    async accept() {
      if (!server.listening) server = await listen(port);
    },
    delay: (ms) => {
      delayMs = ms;
    },
    close: refuse,
  };
}
