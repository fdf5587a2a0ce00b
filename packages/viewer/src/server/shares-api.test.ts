import { afterEach, describe, expect, it } from 'vitest';
import type { MadeShare, SharesAnswer } from '../api/answers.js';
import { sharePath } from './share-path.js';
import { ADMIN, type RealViewer, realViewer } from './testing/real-viewer.js';
import { aRecord, aSession, recordId } from './testing/rows.js';
import { BASE } from './testing/test-viewer.js';

const HOUR = 3_600_000;
const RECORD = `/records/${recordId(1)}`;
const OF_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };
const OF_B = { actor: { type: 'user' as const, id: 'b-admin' }, tenantId: 'B' };
const ROWS = {
  records: [aRecord(1, { tenantId: 'A' })],
  sessions: [aSession('s1', { tenantId: 'A' })],
};

let viewer: RealViewer;
afterEach(() => viewer.close());

async function made(body: object = {}, of = ADMIN): Promise<MadeShare> {
  const answer = await viewer.post('/api/shares', { path: RECORD, expiresIn: HOUR, ...body }, { viewer: of });
  expect(answer.status).toBe(201);
  return answer.json();
}

const open = (share: MadeShare, of = ADMIN): Promise<Response> =>
  viewer.get(share.url.slice(BASE.length), { viewer: of });
const revoke = (id: string, of = ADMIN): Promise<Response> =>
  viewer.post(`/api/shares/${id}/revoke`, {}, { viewer: of });

async function listed(of = ADMIN): Promise<SharesAnswer['shares']> {
  const answer: SharesAnswer = await (await viewer.get('/api/shares', { viewer: of })).json();
  return answer.shares;
}

describe('a shared link', () => {
  it('leads where it was made for, and each opening is recorded', async () => {
    viewer = await realViewer(ROWS);
    const share = await made({ note: 'look at this' });
    const answer = await open(share, OF_A_GLOBAL);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${BASE}${RECORD}`]);
    await open(share);
    expect(await viewer.recorded('audit.share_open')).toMatchObject([
      { actorId: 'bob', kind: 'read', targetType: 'share', targetId: share.id },
      { actorId: 'admin', metadata: { path: RECORD } },
    ]);
    expect(await listed()).toMatchObject([
      { id: share.id, path: RECORD, note: 'look at this', actorName: 'Grace', opened: { count: 2 } },
    ]);
  });

  it('is stored by its hash: its token is in no record', async () => {
    viewer = await realViewer(ROWS);
    const share = await made();
    await open(share);
    await viewer.get('/s/short');
    const token = share.url.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect((await made()).url).not.toBe(share.url);
    const { records } = await viewer.storage.records.list({ limit: 200 });
    expect(records.length).toBeGreaterThan(3);
    expect(JSON.stringify(records)).not.toContain(token);
    expect(await viewer.recorded('audit.share')).toMatchObject([
      { targetType: 'share', targetId: share.id, kind: 'create' },
      {},
    ]);
  });

  it('leads to a moment of a session', async () => {
    viewer = await realViewer(ROWS);
    const share = await made({ path: '/sessions/s1?t=1800000000002&tab=tab1&evil=1' });
    expect((await open(share)).headers.get('location')).toBe(`${BASE}/sessions/s1?t=1800000000002&tab=tab1`);
  });

  it('leads nowhere once it is over, revoked or never was: the same page for all', async () => {
    viewer = await realViewer(ROWS);
    const [over, revoked] = [await made(), await made({ expiresIn: 2 * HOUR })];
    expect((await revoke(revoked.id)).status).toBe(200);
    viewer.clock.now += HOUR;
    const unknown = { ...over, url: `${BASE}/s/${'x'.repeat(43)}` };
    const bodies: string[] = [];
    for (const share of [over, revoked, unknown]) {
      const answer = await open(share);
      expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
      expect(answer.headers.get('content-type')).toContain('text/html');
      bodies.push((await answer.text()).replace(/nonce="[^"]*"/, ''));
    }
    expect(new Set(bodies).size).toBe(1);
    expect(await viewer.recorded('audit.share_open')).toEqual([]);
    expect(await listed()).toEqual([]);
    expect((await revoke(revoked.id)).status).toBe(404);
  });

  it("of another tenant is not found, not listed and not revoked, and an operator's revocation holds for all", async () => {
    viewer = await realViewer(ROWS);
    const share = await made({}, OF_A);
    expect((await open(share, OF_B)).status).toBe(404);
    expect(await listed(OF_B)).toEqual([]);
    expect((await revoke(share.id, OF_B)).status).toBe(404);
    expect((await open(share, OF_A)).status).toBe(302);
    expect((await revoke(share.id)).status).toBe(200);
    expect((await open(share, OF_A)).status).toBe(404);
  });

  it('is listed without a look at all that the tenant has recorded', async () => {
    viewer = await realViewer(ROWS);
    const share = await made({}, OF_A);
    await made();
    const { list } = viewer.storage.records;
    const byTenant: unknown[] = [];
    const watched: typeof list = (query) => {
      // Along the index of the tenant, all of its records would be read to the end.
      if (query.tenant !== undefined && query.target === undefined) byTenant.push(query);
      return list(query);
    };
    Object.assign(viewer.storage.records, { list: watched });
    expect((await listed(OF_A)).map(({ id }) => id)).toEqual([share.id]);
    expect(byTenant).toEqual([]);
  });

  it('grants nothing: who opens it sees what they may see anyway', async () => {
    viewer = await realViewer(ROWS);
    const share = await made({ path: '/sessions/s1' });
    const reader = { ...ADMIN, can: [] };
    expect((await open(share, reader)).status).toBe(302);
    expect((await viewer.get('/api/sessions/s1', { viewer: reader })).status).toBe(403);
  });

  it('is not opened by asking for its head', async () => {
    viewer = await realViewer(ROWS);
    const { url } = await made();
    expect((await viewer.get(url.slice(BASE.length), { method: 'HEAD' })).status).toBe(302);
    expect(await viewer.recorded('audit.share_open')).toEqual([]);
  });

  it('needs the permission to be made, listed and revoked, and not to be opened', async () => {
    viewer = await realViewer(ROWS);
    const share = await made();
    const without = { viewer: { ...ADMIN, can: ['replay', 'export', 'annotate'] as const } };
    const answers = [
      await viewer.post('/api/shares', { path: RECORD, expiresIn: HOUR }, without),
      await viewer.get('/api/shares', without),
      await revoke(share.id, without.viewer),
    ];
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toMatchObject([
        403,
        { error: { code: 'SHARE_NOT_ALLOWED' } },
      ]);
    }
    expect((await open(share, without.viewer)).status).toBe(302);
  });

  it('is not made of what its maker cannot see', async () => {
    viewer = await realViewer(ROWS);
    const of = async (path: string, who = ADMIN): Promise<number> =>
      (await viewer.post('/api/shares', { path, expiresIn: HOUR }, { viewer: who })).status;
    expect(await of(RECORD, OF_B)).toBe(404);
    expect(await of(`/records/${recordId(9)}`)).toBe(404);
    expect(await of('/sessions/s1', OF_B)).toBe(404);
    expect(await of('/sessions/s1', { ...ADMIN, can: ['share'] })).toBe(403);
    for (const path of ['https://evil.example', '//evil.example', '/sessions', '/', '/records/1/../..']) {
      expect(await of(path)).toBe(400);
    }
    expect(await viewer.recorded('audit.share')).toEqual([]);
  });

  it.each([[30 * 24 * HOUR + 1], [0], [-1], [1.5], ['1']])('cannot last for %j ms', async (expiresIn) => {
    viewer = await realViewer(ROWS);
    expect((await viewer.post('/api/shares', { path: RECORD, expiresIn })).status).toBe(400);
  });

  it('is not told while it could not be stored', async () => {
    viewer = await realViewer(ROWS, { recordLook: () => {} });
    const answer = await viewer.post('/api/shares', { path: RECORD, expiresIn: HOUR });
    expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: 'UNAVAILABLE' } }]);
  });
});

const OF_A_GLOBAL = { actor: { type: 'user' as const, id: 'bob' } };

describe('a path to share', () => {
  it.each([
    [RECORD, RECORD],
    [RECORD.toUpperCase().replace('RECORDS', 'records'), RECORD],
    [`${RECORD}?x=1`, null],
    ['/sessions/s_1', '/sessions/s_1'],
    ['/sessions/s1?t=9&tab=a#b', null],
    ['/sessions/s1?t=-1&tab=%3Cb%3E', '/sessions/s1'],
    ['/sessions/a%2Fb', null],
    ['/sessions/s1/../../x', null],
    ['javascript:alert(1)', null],
    ['/\\evil.example', null],
  ])('%s becomes %s', (asked, path) => {
    expect(sharePath(asked)).toBe(path);
  });
});
