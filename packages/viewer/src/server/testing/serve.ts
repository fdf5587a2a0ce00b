import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MountableHandler, ViewerIdentity } from '@auditreel/core';
import { sendResponse } from '@auditreel/core/adapter';

/** A viewer on a real socket. */
export interface Served {
  readonly origin: string;
  /** Paths asked for outside the mount. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

/** Serves a handler under a mount; everything else is a host's page that nobody should have asked for. */
export async function serve(
  handler: MountableHandler,
  mount: { readonly basePath: string; readonly viewer: ViewerIdentity },
): Promise<Served> {
  const outside: string[] = [];
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', `http://${req.headers.host}`);
    if (!url.pathname.startsWith(`${mount.basePath}/`)) {
      outside.push(url.pathname);
      res.end('the host');
      return;
    }
    handler(webRequest(req, url), mount).then(
      (response) => sendResponse(response, res),
      (error: unknown) => res.writeHead(599).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    outside,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function webRequest(req: IncomingMessage, url: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return new Request(url, { method: req.method ?? 'GET', headers });
}
