import { createAudit, type ViewerIdentity } from '@auditreel/core';
import type { AuditRecord, AuditStorage } from '@auditreel/core/adapter';
import { auditParts } from '../audit-parts.js';
import { viewerHandler } from '../viewer-handler.js';
import type { ViewerParts } from '../viewer-parts.js';
import { type Rows, storageFor, storeRows } from './store-rows.js';
import { BASE } from './test-viewer.js';

const ASSETS = { script: { name: 'a.js', body: '' }, style: { name: 'a.css', body: '' } };

export const ADMIN: ViewerIdentity = { actor: { type: 'user', id: 'admin', name: 'Grace' } };

type Init = RequestInit & { readonly viewer?: ViewerIdentity };

/** A viewer whose acts become records of the same storage, as they do in a host. */
export interface RealViewer {
  readonly storage: AuditStorage;
  readonly handler: ReturnType<typeof viewerHandler>;
  readonly clock: { now: number };
  get(path: string, init?: Init): Promise<Response>;
  /** As the page itself sends it. */
  post(path: string, body: unknown, init?: Init): Promise<Response>;
  /** What was recorded of an action, the oldest first. */
  recorded(action: string): Promise<readonly AuditRecord[]>;
  close(): Promise<unknown>;
}

export async function realViewer(rows: Rows = {}, override: Partial<ViewerParts> = {}): Promise<RealViewer> {
  const storage = storageFor(rows);
  await storeRows(storage, rows);
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  const clock = { now: Date.now() };
  const handler = viewerHandler({
    ...auditParts(audit),
    assets: ASSETS,
    now: () => clock.now,
    ...override,
  });
  const get: RealViewer['get'] = (path, { viewer = ADMIN, ...init } = {}) =>
    handler(new Request(`https://app.example${BASE}${path}`, init), { basePath: BASE, viewer });
  return {
    storage,
    handler,
    clock,
    get,
    post: (path, body, init = {}) =>
      get(path, {
        method: 'POST',
        body: JSON.stringify(body),
        ...init,
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...init.headers },
      }),
    recorded: async (action) => {
      await audit.flush();
      return (await storage.records.list({ action, limit: 200 })).records.toReversed();
    },
    close: () => audit.close(),
  };
}
