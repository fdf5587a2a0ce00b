import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { eventually, type StoredRecord } from './audit-database.js';
import type { Client } from './client.js';
import type { Answer } from './raw-http.js';
import { envelopeFor, newSession, ONE_EVENT, type Session, upload } from './recorder-client.js';
import type { Target } from './target.js';

const JSON_ONLY = { accept: 'application/json' };
const HTML = { accept: 'text/html' };

export function viewerAttacks(target: () => Target): void {
  const get = (visitor: Client, path: string, headers: Readonly<Record<string, string>> = JSON_ONLY) =>
    visitor.send({ method: 'GET', path: `/admin/audit${path}`, headers });

  /** Every route of the viewer that there is, with ids that exist. */
  async function routes(): Promise<readonly string[]> {
    const { ann, admin, database } = target();
    const session: Session = await newSession(ann);
    await upload(ann, { envelope: envelopeFor(session), data: ONE_EVENT, token: session.writeToken });
    const [record] = await database.records();
    const page = await get(admin, '/', HTML);
    const script = /src="\/admin\/audit(\/assets\/[^"]+)"/.exec(page.body)?.[1] ?? 'no script';
    const { sessionId } = session;
    return [
      '',
      '/',
      '/records',
      '/sessions',
      `/records/${record?.id}`,
      `/sessions/${sessionId}`,
      '/changes?model=Order&targetId=1',
      script,
      '/api/me',
      '/api/records',
      `/api/records/${record?.id}`,
      `/api/records/${record?.id}/changes`,
      '/api/changes?model=Order&targetId=1',
      '/api/sessions',
      `/api/sessions/${sessionId}`,
      `/api/sessions/${sessionId}/chunks/tab-1.page-1.0.0`,
    ];
  }

  it('answers every route to an admin, so that the refusals below mean something', async () => {
    const statuses = [];
    for (const route of await routes()) statuses.push((await get(target().admin, route)).status);
    expect(statuses).toEqual([302, ...Array(15).fill(200)]);
  });

  it('shows a stranger nothing: a page leads to the login form, everything else is 401', async () => {
    for (const route of await routes()) {
      const page = await get(target().stranger, route, HTML);
      const next = encodeURIComponent(`/admin/audit${route}`);
      expect([page.status, page.headers.get('location')]).toEqual([303, `/login?next=${next}`]);
      const data = await get(target().stranger, route);
      expect([data.status, JSON.parse(data.body).error.message]).toEqual([401, 'Please sign in first.']);
    }
  });

  it('shows a customer nothing: every route is 403', async () => {
    for (const route of await routes()) {
      const data = await get(target().ann, route);
      expect([data.status, JSON.parse(data.body)]).toEqual([
        403,
        { error: { code: 'FORBIDDEN', message: 'You may not look at this page.' } },
      ]);
      const page = await get(target().ann, route, { ...HTML, 'sec-fetch-mode': 'navigate' });
      expect(page.status).toBe(403);
      expect(page.body.length).toBeLessThan(200);
      expect(page.headers.get('content-security-policy')).toBe("default-src 'none'");
    }
  });

  it('shows nothing to somebody who brings a login that was made up', async () => {
    const headers = { ...JSON_ONLY, cookie: `shop_login=${'A'.repeat(43)}`, authorization: 'Bearer admin' };
    const answer = await get(target().stranger, '/api/records', headers);
    expect(answer.status).toBe(401);
  });

  it.each([
    ['/../../etc/passwd', 404],
    ['/../../../../../../etc/passwd', 404],
    ['/..', 404],
    ['/../login', 404],
    ['/./../../app.ts', 404],
    ['/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/..%2f..%2fetc%2fpasswd', 404],
    ['/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404],
    ['/%252e%252e%252fetc%252fpasswd', 404],
    ['/..\\..\\etc\\passwd', 404],
    ['/..%5c..%5cetc%5cpasswd', 404],
    ['/assets/../../../package.json', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/%00', 404],
    ['/assets/viewer.js%00.css', 404],
    ['/records/..%2f..%2fapi%2frecords', 404],
    ['/api/records/..%2f..%2f..%2fetc%2fpasswd', 404],
    ['/api/records/%00', 404],
    ['/api/records/%ED%A0%80', 404],
    ['/api/records/%', 404],
    ['/api/sessions/__proto__', 404],
    ['/api/sessions/constructor/chunks/__proto__.x.0.0', 404],
    ['/api/sessions/../../../etc/passwd', 404],
    ['/api//records', 404],
    ['//evil.test/', 404],
    ['/;/api/records', 404],
    ['/API/RECORDS', 404],
  ])('a path that goes astray, %s, finds nothing, even for an admin', async (path, status) => {
    const answer = await get(target().admin, path);
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([status, 'NOT_FOUND']);
    const stranger = await get(target().stranger, path);
    expect(stranger.status).toBe(401);
  });

  it.each(['//evil.test/admin/audit', '//admin/audit', '/\\evil.test/admin/audit', '/x/../admin/audit'])(
    'the mount is not found at %s, and nobody is sent to another site',
    async (path) => {
      const answer = await target().admin.send({ method: 'GET', path, headers: JSON_ONLY });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('location')).toBeUndefined();
    },
  );

  it('an absolute address of another site on the request line stays on this one', async () => {
    const admin = await target().admin.send({ method: 'GET', path: 'http://evil.test/admin/audit' });
    expect([admin.status, admin.headers.get('location')]).toEqual([302, '/admin/audit/']);
    const path = 'http://evil.test/admin/audit/api/records';
    expect((await target().stranger.send({ method: 'GET', path, headers: JSON_ONLY })).status).toBe(401);
  });

  it.each([
    ['an API read from another site', 'GET', { 'sec-fetch-site': 'cross-site' }, 403],
    ['an API read from a sibling site', 'GET', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'a POST from another site',
      'POST',
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
      403,
    ],
    ['a POST with an opaque origin', 'POST', { origin: 'null' }, 403],
    ['a POST without any origin', 'POST', {}, 403],
    ['a POST of its own page', 'POST', { 'sec-fetch-site': 'same-origin' }, 405],
    ['a DELETE of its own page', 'DELETE', { 'sec-fetch-site': 'same-origin' }, 405],
  ])("%s, with the admin's cookies, is refused", async (_name, method, headers, status) => {
    const before = await views(target());
    const answer: Answer = await target().admin.send({
      method,
      path: '/admin/audit/api/records',
      headers: { ...JSON_ONLY, ...headers },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBeUndefined();
    expect(await views(target())).toEqual(before);
  });

  it.each([
    '__proto__=1',
    '__proto__[limit]=1',
    'constructor=1',
    'constructor.prototype=1',
    'limit=1&limit=2',
    'limit=-1',
    'limit=1e9',
    'limit=201',
    'cursor=../../x',
    "cursor=' OR 1=1 --",
    'from=NaN',
    'to=99999999999999999999',
    'witness=nobody',
    `actor=${'x'.repeat(257)}`,
    `actor=${'x'.repeat(9000)}`,
  ])('the query %s is refused', async (query) => {
    const answer = await get(target().admin, `/api/records?${query.replaceAll(' ', '+')}`);
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([400, 'INVALID_QUERY']);
  });

  it.each(["' OR '1'='1", '%', '_', '\0', '\ud800', '"; DROP TABLE audit_records; --'])(
    'a filter of %j finds nothing and harms nothing',
    async (value) => {
      const answer = await get(target().admin, `/api/records?actor=${encodeLoosely(value)}`);
      expect([answer.status, JSON.parse(answer.body).records]).toEqual([200, []]);
    },
  );

  it('ten minutes of the same look are one record, whose address and name are its own', async () => {
    const path = '/api/records?actor=nobody-has-this-id';
    for (let i = 0; i < 5; i++)
      await get(target().admin, path, { ...JSON_ONLY, 'x-forwarded-for': '6.6.6.6' });
    const looks = () =>
      target().database.prisma.auditRecord.findMany({
        where: { action: 'audit.view', searchText: { contains: 'nobody-has-this-id' } },
      });
    const found = await eventually(looks, (records) => records.length > 0);
    expect(found).toMatchObject([{ actorName: 'Mara Feld', sessionId: null, ipVia: 'socket' }]);
    expect(found[0]?.ip).not.toBe('6.6.6.6');
  });
}

/** A lone surrogate as the bytes that an encoder which doesn't care would send. */
function encodeLoosely(value: string): string {
  return value === '\ud800' ? '%ED%A0%80' : encodeURIComponent(value);
}

/** Every `audit.view` up to now: records are stored in order, so that all before a later one are there with it. */
async function views({ stranger, database }: Target): Promise<readonly StoredRecord[]> {
  const later = randomUUID();
  await stranger.send({
    method: 'POST',
    path: '/cart/lines',
    headers: { ...JSON_ONLY, 'x-audit-ctx': `v1;;tab-1;${later};1`, 'content-length': '0' },
  });
  await database.recordOf(later);
  return (await database.records()).filter(({ action }) => action === 'audit.view');
}
