import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ViewerIdentity } from '@auditreel/core';
import type { ViewerAssets } from '../../server/assets.js';
import { type Rows, storageFor, storeRows } from '../../server/testing/store-rows.js';
import { viewerHandler } from '../../server/viewer-handler.js';

export interface ServedViewer {
  /** Address of the mount. */
  readonly url: string;
  readonly errors: readonly Error[];
  /** Paths that are answered 500 until taken out again. */
  readonly broken: Set<string>;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly assets: ViewerAssets;
  readonly rows: Rows;
  readonly can?: NonNullable<ViewerIdentity['can']>;
  /** @default a free one */
  readonly port?: number;
}

const BASE = '/admin/audit';

/** The real viewer over HTTP, with these rows in a memory storage. */
export async function serveViewer({ assets, rows, can, port = 0 }: ServeOptions): Promise<ServedViewer> {
  const storage = storageFor(rows);
  await storeRows(storage, rows);
  const errors: Error[] = [];
  const broken = new Set<string>();
  const handler = viewerHandler({
    storage,
    assets,
    service: 'Corner shop',
    recordLook: () => {},
    onError: (error) => errors.push(error),
    now: Date.now,
  });
  const viewer: ViewerIdentity = {
    actor: { type: 'user', id: 'u_grace', name: 'Grace Hopper' },
    ...(can === undefined ? {} : { can }),
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (broken.has(url.pathname)) return response.writeHead(500).end('{}');
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = await handler(new Request(url, { headers }), { basePath: BASE, viewer });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    return response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`,
    errors,
    broken,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
