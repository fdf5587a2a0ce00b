import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SessionAssetsAnswer } from '../api/answers.js';
import { anAsset } from './testing/an-asset.js';
import { aSession } from './testing/rows.js';
import { storageFor, storeRows } from './testing/store-rows.js';
import { testViewer } from './testing/test-viewer.js';

const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };
const NO_REPLAY = { actor: { type: 'user' as const, id: 'clerk' }, can: ['export' as const] };
const LOGO = anAsset({ sessionId: 's', name: 'u1logo' }, 'image/png', new Uint8Array([1, 2, 3]));
const SHEET = anAsset({ sessionId: 's', name: 'c2sheet' }, 'text/css', 'p { color: red }');
const OTHER = anAsset({ sessionId: 'other', name: 'u3other' }, 'image/png', new Uint8Array([9]));

const viewerWith = (more: Parameters<typeof aSession>[1] = {}): ReturnType<typeof testViewer> =>
  testViewer({ sessions: [aSession('s', more), aSession('other')], assets: [LOGO, SHEET, OTHER] });

describe('the list of what a session shows', () => {
  it('names each asset with its hash, type and size, and nothing of other sessions', async () => {
    const answer: SessionAssetsAnswer = await (await viewerWith().get('/api/sessions/s/assets')).json();
    expect(answer.assets).toEqual([
      {
        name: 'c2sheet',
        sha256: SHEET.sha256,
        type: 'text/css',
        encoding: 'gzip',
        byteLength: SHEET.byteLength,
      },
      { name: 'u1logo', sha256: LOGO.sha256, type: 'image/png', encoding: 'identity', byteLength: 3 },
    ]);
  });

  it.each([
    ['without a place for assets', undefined],
    ['whose schema has none yet', { ...storageFor({}).assets, isThere: () => false }],
  ])('is empty in a storage %s', async (_which, assets) => {
    const storage = storageFor({});
    await storage.sessions.create(aSession('s'));
    const { assets: _, ...rest } = storage;
    const viewer = testViewer({}, { storage: assets ? { ...rest, assets: assets as never } : rest });
    expect(await (await viewer.get('/api/sessions/s/assets')).json()).toEqual({ assets: [] });
    expect((await viewer.get('/api/sessions/s/assets/u1logo')).status).toBe(404);
  });
});

describe('an asset', () => {
  it('is sent as it is stored, with its hash as ETag and no type that a browser would show', async () => {
    const viewer = viewerWith();
    const sheet = await viewer.get('/api/sessions/s/assets/c2sheet');
    expect(gunzipSync(await sheet.arrayBuffer()).toString()).toBe('p { color: red }');
    expect(sheet.headers.get('content-type')).toBe('application/octet-stream');
    expect(sheet.headers.get('content-encoding')).toBeNull();
    const etag = sheet.headers.get('etag') ?? '';
    expect(etag).toBe(`"${SHEET.sha256}"`);
    const again = await viewer.get('/api/sessions/s/assets/c2sheet', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it.each(['u3other', 'u9', '__proto__', 'U1LOGO', 'u1logo.png', LOGO.sha256, '%00', 'x'.repeat(33)])(
    'named %s is not found',
    async (name) => {
      const viewer = viewerWith();
      expect((await viewer.get(`/api/sessions/s/assets/${name}`)).status).toBe(404);
      expect(viewer.errors).toEqual([]);
    },
  );

  it.each(['assets', 'assets/u1logo'])(
    "of another tenant's session is not found, nor is the list (%s)",
    async (path) => {
      const viewer = viewerWith({ tenantId: 'B' });
      expect((await viewer.get(`/api/sessions/s/${path}`, { viewer: TENANT_A })).status).toBe(404);
    },
  );

  it.each(['assets', 'assets/u1logo'])(
    'is not for a viewer who may not watch, nor is the list (%s)',
    async (path) => {
      const viewer = viewerWith();
      const response = await viewer.get(`/api/sessions/s/${path}`, { viewer: NO_REPLAY });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'REPLAY_NOT_ALLOWED' } });
      expect(viewer.looks).toEqual([]);
    },
  );

  it.each([{ expiredAt: 5 }, { erasedAt: 5 }])(
    'of a recording that was deleted (%j) is not found',
    async (gone) => {
      const viewer = viewerWith(gone);
      expect(await (await viewer.get('/api/sessions/s/assets')).json()).toEqual({ assets: [] });
      expect((await viewer.get('/api/sessions/s/assets/u1logo')).status).toBe(404);
    },
  );

  it('is looked for by its name, without the list of all', async () => {
    const storage = storageFor({});
    await storeRows(storage, { sessions: [aSession('s')], assets: [LOGO] });
    const { assets } = storage;
    if (assets === undefined) throw new Error('This storage keeps no assets');
    const noList = { ...assets, of: () => Promise.reject(new Error('All were read')) };
    const viewer = testViewer({}, { storage: { ...storage, assets: noList } });
    expect((await viewer.get('/api/sessions/s/assets/u1logo')).status).toBe(200);
  });

  it('that is sent is recorded as a look at the recording, once', async () => {
    const viewer = viewerWith();
    await viewer.get('/api/sessions/s/assets');
    await viewer.get('/api/sessions/s/assets/u1logo');
    expect(viewer.looks).toMatchObject([{ action: 'replay.view', target: { type: 'session', id: 's' } }]);
  });
});
