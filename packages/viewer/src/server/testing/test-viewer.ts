import type { MountableHandler, RecordInput, ViewerIdentity } from '@auditreel/core';
import type { ViewerAssets } from '../assets.js';
import { viewerHandler } from '../viewer-handler.js';
import type { ViewerParts } from '../viewer-parts.js';
import { type Rows, storageFor, storeRows } from './store-rows.js';

export const BASE = '/admin/audit';

const ASSETS: ViewerAssets = {
  script: { name: 'app-0123.js', body: 'console.log(1)' },
  style: { name: 'app-4567.css', body: 'p { color: red } /* </style> */' },
};

const ADMIN: ViewerIdentity = { actor: { type: 'user', id: 'admin' } };

/** A viewer over rows, with what it recorded and complained about. */
export interface TestViewer {
  readonly handler: MountableHandler;
  readonly looks: RecordInput[];
  readonly errors: Error[];
  readonly clock: { now: number };
  get(path: string, init?: RequestInit & { readonly viewer?: ViewerIdentity }): Promise<Response>;
}

export function testViewer(rows: Rows = {}, override: Partial<ViewerParts> = {}): TestViewer {
  const looks: RecordInput[] = [];
  const errors: Error[] = [];
  const clock = { now: 1_000_000 };
  const storage = storageFor(rows);
  const stored = storeRows(storage, rows);
  const handler = viewerHandler({
    storage,
    assets: ASSETS,
    service: 'shop',
    findingRules: [{ name: 'own', title: 'Own', severity: 'low' }],
    recordLook: (input) => looks.push(input),
    flush: async () => {},
    onError: (error) => errors.push(error),
    now: () => clock.now,
    ...override,
  });
  return {
    handler,
    looks,
    errors,
    clock,
    get: async (path, { viewer = ADMIN, ...init } = {}) => {
      await stored;
      return handler(new Request(`https://app.example${BASE}${path}`, init), { basePath: BASE, viewer });
    },
  };
}
