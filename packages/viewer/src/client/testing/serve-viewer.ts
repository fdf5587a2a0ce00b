import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAudit, memoryStorage, type ViewerIdentity } from '@auditreel/core';
import { type AuditStorage, findingRules, sendResponse, webRequest } from '@auditreel/core/adapter';
import type { ViewerAssets } from '../../server/assets.js';
import { auditParts } from '../../server/audit-parts.js';
import { type Rows, storageFor, storeRows } from '../../server/testing/store-rows.js';
import { viewerHandler } from '../../server/viewer-handler.js';
import type { ViewerParts } from '../../server/viewer-parts.js';

export interface ServedViewer {
  /** Address of the mount. */
  readonly url: string;
  readonly errors: readonly Error[];
  /** What it reads: more may be stored. */
  readonly storage: AuditStorage;
  /** Paths that are answered 500 until taken out again. */
  readonly broken: Set<string>;
  /** Breaks every connection, as a proxy may. */
  drop(): void;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly assets: ViewerAssets;
  readonly rows: Rows;
  readonly can?: NonNullable<ViewerIdentity['can']>;
  /** @default a free one */
  readonly port?: number;
  /** What is done in the viewer becomes records, as in a host. @default false */
  readonly isRecorded?: boolean;
}

const BASE = '/admin/audit';

const BUILT_IN = findingRules(createAudit({ storage: memoryStorage() }));

/** The real viewer over HTTP, with these rows in a memory storage. */
export async function serveViewer(options: ServeOptions): Promise<ServedViewer> {
  const { assets, rows, can, port = 0, isRecorded = false } = options;
  const storage = storageFor(rows);
  await storeRows(storage, rows);
  const errors: Error[] = [];
  const broken = new Set<string>();
  const handler = viewerHandler({
    storage,
    assets,
    service: 'Corner shop',
    findingRules: BUILT_IN,
    ...(isRecorded ? recordingIn(storage) : { recordLook: () => {}, flush: async () => {} }),
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
    const asked = webRequest(request, { path: request.url ?? '/' });
    const answer = await handler(asked, { basePath: BASE, viewer });
    return sendResponse(answer, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`,
    errors,
    storage,
    broken,
    drop: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function recordingIn(storage: AuditStorage): Pick<ViewerParts, 'recordLook' | 'flush'> {
  const { recordLook, flush } = auditParts(createAudit({ storage, secret: 's'.repeat(32) }));
  return { recordLook, flush };
}
