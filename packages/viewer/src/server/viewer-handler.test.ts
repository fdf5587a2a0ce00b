import { describe, expect, it } from 'vitest';
import { aRecord, recordId } from './testing/rows.js';
import { BASE, testViewer } from './testing/test-viewer.js';

const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

describe('the page', () => {
  it.each([
    '',
    '/',
    '/records',
    `/records/${recordId(1)}`,
    '/sessions',
    '/sessions/s_1?t=5&tab=x',
    '/changes?model=Order&targetId=7',
    '/actors/auth0%7C7%2Fa?outcome=denied',
    '/targets/order/a%2Fb',
  ])('%s is the page', async (path) => {
    const response = await testViewer().get(path);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('<meta name="auditreel-viewer"');
    expect(html).toContain(`src="${BASE}/assets/app-0123.js"`);
    expect(html).toContain(`{"basePath":"${BASE}"}`);
  });

  it.each(['/nope', '/records/nope', '/sessions/a%20b'])(
    '%s is the page too, with 404, for a person',
    async (path) => {
      const person = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
      const response = await testViewer().get(path, person);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<meta name="auditreel-viewer"');
      const api = await testViewer().get(`/api${path}`, person);
      expect(await api.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
    },
  );

  it('has a fresh nonce each time, on its one script only', async () => {
    const viewer = testViewer();
    const [first, second] = [await viewer.get('/'), await viewer.get('/')];
    const nonce = /'nonce-([\w-]{24})'/.exec(first.headers.get('content-security-policy') ?? '')?.[1];
    const html = await first.text();
    expect(nonce).toBeDefined();
    expect(html.split(`nonce="${nonce}"`)).toHaveLength(2);
    expect(second.headers.get('content-security-policy')).not.toContain(nonce);
  });

  it('cannot be broken out of by the stylesheet', async () => {
    const html = await (await testViewer().get('/')).text();
    expect(html.split('</style>')).toHaveLength(2);
  });

  it('cannot be broken out of by a hostile mount path', async () => {
    const basePath = `/a"><script>alert(1)</script>; script-src *, x`;
    const url = new URL(`https://app.example${basePath}/`);
    const mount = { basePath: url.pathname.slice(0, -1), viewer: { actor: { type: 'user' as const } } };
    const response = await testViewer().handler(new Request(url), mount);
    expect(await response.text()).not.toContain('<script>alert');
    const policies = response.headers.get('content-security-policy')?.split(', ') ?? [];
    expect(policies).toHaveLength(2);
    expect(policies.every((policy) => policy.split('; ').length === 10)).toBe(true);
    expect(policies.every((policy) => policy.includes('; font-src data: blob:; '))).toBe(true);
  });
});

describe('every answer', () => {
  it.each([
    ['/', 200],
    ['/api/me', 200],
    ['/api/records', 200],
    ['/api/records?limit=0', 400],
    ['/api/records/nothing', 404],
    ['/assets/app-0123.js', 200],
    ['/assets/app-0000.js', 404],
    ['/nowhere', 404],
  ])('%s (%i) carries the security headers', async (path, status) => {
    const response = await testViewer().get(path);
    expect(response.status).toBe(status);
    const { 'cache-control': noStore, ...others } = HEADERS;
    expect(Object.fromEntries(response.headers)).toMatchObject(others);
    expect(response.headers.get('cache-control')).toBe(
      path === '/assets/app-0123.js' ? 'private, max-age=31536000, immutable' : noStore,
    );
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain(`connect-src *:*${BASE}/api/`);
  });

  it('to HEAD is the same without a body', async () => {
    const response = await testViewer().get('/api/me', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('to %s is 405', async (method) => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const response = await testViewer().get('/api/records', { method, headers });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('another site', () => {
  it.each([
    ['POST', {}, 'CROSS_SITE'],
    ['POST', { 'sec-fetch-site': 'cross-site' }, 'CROSS_SITE'],
    ['POST', { 'sec-fetch-site': 'same-site' }, 'CROSS_SITE'],
    ['POST', { origin: 'https://evil.example' }, 'CROSS_SITE'],
    ['POST', { origin: 'null' }, 'CROSS_SITE'],
    ['POST', { origin: 'https://app.example' }, 'METHOD_NOT_ALLOWED'],
    ['GET', { 'sec-fetch-site': 'cross-site' }, 'CROSS_SITE'],
  ])('%s with %j is answered %s', async (method, headers, code) => {
    const response = await testViewer().get('/api/me', { method, headers: headers as HeadersInit });
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('may link to the page', async () => {
    const response = await testViewer().get('/', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(200);
  });
});

describe('odd requests', () => {
  it.each([
    ['/api/records/../../../etc/passwd', 404],
    ['/api/records/..%2f..%2fetc%2fpasswd', 404],
    ['/api/records/%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret', 404],
    ['/api/records/%00', 404],
    ['/api/records/%ff%fe', 404],
    ['/api/records/%', 404],
    ['/assets/../api/me%00', 404],
    ['/assets/..%5c..%5cpackage.json', 404],
    ['/assets/__proto__', 404],
    ['/api/sessions/__proto__', 404],
    ['/api/sessions/constructor/chunks/a.b.0.0', 404],
    ['/api/sessions/s/chunks/__proto__', 404],
    ['/api/sessions/__proto__/assets', 404],
    ['/api/sessions/s/assets/..%2f..%2fsecret', 404],
    ['/api/records?__proto__=1', 400],
    ['/api/records?constructor=1', 400],
    ['/api/records?__proto__[actor]=1', 400],
    ['/api/records?actor=a&actor=b', 400],
    ['/api/records?limit=201', 400],
    ['/api/records?limit=1e1', 400],
    ['/api/records?from=-1', 400],
    ['/api/records?from=NaN', 400],
    ['/api/records?kind=evil', 400],
    ["/api/records?cursor='%20OR%201=1", 400],
    ['/api/sessions?limit=x', 400],
    ['/api/changes', 400],
    ['/api/changes?model=Order', 400],
    ['/api/changes?model=Order&targetId=', 400],
    ['/api/changes?model=Order&targetId=7&tenant=B', 400],
    ['/api/changes?model=Order&model=User&targetId=7', 400],
    [`/api/changes?model=${'M'.repeat(257)}&targetId=7`, 400],
    [`/api/records/${recordId(1)}/changes?limit=0`, 400],
    [`/api/records/${recordId(2)}/changes`, 404],
    ['/api/records/nothing/changes', 404],
    ['/api/facets?cursor=x', 400],
    ['/api/histogram?limit=5', 400],
    ['/api/export', 400],
    ['/api/notes', 404],
    ['/api/shares/x', 404],
    ['/api/records/stream?cursor=x', 400],
    ['/api/records/stream?after=soon', 400],
    ['/api/sessions/s/stream', 404],
    ['//', 404],
  ])('%s is %i, and no error', refused);

  it('of 10 KB in the query are 400', () => refused(`/api/records?actor=${'x'.repeat(10_240)}`, 400));

  async function refused(path: string, status: number): Promise<void> {
    const viewer = testViewer({ records: [aRecord(1)] });
    const response = await viewer.get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      error: { code: status === 400 ? 'INVALID_QUERY' : 'NOT_FOUND', message: expect.any(String) },
    });
    expect(viewer.errors).toEqual([]);
  }

  it('that break the storage are 500 INTERNAL, say nothing, and reach onError', async () => {
    const broken = testViewer({}, { storage: undefined as never });
    const response = await broken.get('/api/records');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: { code: 'INTERNAL', message: expect.any(String) } });
    expect(broken.errors).toHaveLength(1);
  });
});
