import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { makeHost } from './make-host.js';
import type { HostFiles } from './write-host.js';

export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** One Next server for each app of a test file: making it ready takes longer than all tests of it. */
const ready = new Map<string, Promise<Handle>>();

/** An app's request handler in this process, built or as `next dev` would. */
export function nextServer(files: HostFiles, dev: boolean): Promise<Handle> {
  const known = ready.get(files.dir);
  if (known !== undefined) return known;
  const handle = prepare();
  ready.set(files.dir, handle);
  return handle;

  async function prepare(): Promise<Handle> {
    await makeHost(files, dev);
    const app = next({ dev, dir: files.dir, quiet: true });
    await app.prepare();
    return app.getRequestHandler();
  }
}

/** Serves it on a free port. */
export async function listen(
  handle: Handle,
  { maxHeaderSize }: { readonly maxHeaderSize?: number } = {},
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(maxHeaderSize === undefined ? {} : { maxHeaderSize }, (req, res) => {
    void handle(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
