import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { client, signedIn } from './client.js';
import { newSession } from './recorder-client.js';
import type { Target } from './target.js';

const JSON_ONLY = { accept: 'application/json' };
/** Answered 422 by the shop, and one record. */
const ACT = { method: 'POST', path: '/cart/lines', headers: JSON_ONLY };
const FORM = { ...JSON_ONLY, 'content-type': 'application/x-www-form-urlencoded' };
const AS_JSON = { ...JSON_ONLY, 'content-type': 'application/json' };

export function hostileValues(target: () => Target): void {
  const recordOf = (requestId: string) => target().database.recordOf(requestId);

  it.each([
    ['{"__proto__":{"reason":"x"}}', 422],
    ['{"constructor":{"prototype":{"reason":"x"}}}', 422],
    ['{"reason":{"__proto__":{"toString":1}}}', 422],
    ['{"reason":"x","__proto__":{"status":500,"isAdmin":true}}', 409],
    ['{"hasOwnProperty":1,"toString":null,"reason":"x"}', 409],
    ['[]', 422],
    ['null', 400],
    [`{"reason":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 422],
    ['{"reason":', 400],
  ])('a refund of %s changes nobody, and is one record', async (body, status) => {
    const path = '/admin/orders/1044/refund';
    const { requestId, ...answer } = await target().admin.tagged({
      method: 'POST',
      path,
      headers: AS_JSON,
      body,
    });
    expect(answer.status).toBe(status);
    expect(await recordOf(requestId)).toMatchObject({ statusCode: status, outcome: 'failure' });
    const innocent = await target().ann.send({
      method: 'GET',
      path: '/admin/audit/api/me',
      headers: JSON_ONLY,
    });
    expect(innocent.status).toBe(403);
  });

  it.each([
    ['__proto__[product]=moka-pot&__proto__=1', 422],
    ['constructor[prototype][product]=moka-pot', 422],
    ['product=__proto__', 404],
    ['product=constructor&quantity=1&__proto__=2', 404],
    ['product=moka-pot&product=honey-jar', 422],
    ['product=%00', 404],
    ['product=%ED%A0%80', 404],
    ['product=\ud800', 404],
    ['product=moka-pot&quantity=1e400', 422],
  ])('a form of %j adds nothing to the cart, and is one record', async (body, status) => {
    const { requestId, ...answer } = await target().bob.tagged({ ...ACT, headers: FORM, body });
    expect(answer.status).toBe(status);
    expect(await recordOf(requestId)).toMatchObject({ action: 'cart.add', statusCode: status });
  });

  it.each(['__proto__=1', '__proto__[x]=1', 'constructor[prototype][x]=1', 'a[b][c][d]=1', '%', '%00=%00'])(
    'a query of %s reaches no prototype',
    async (query) => {
      const { requestId, ...answer } = await target().bob.tagged({ ...ACT, path: `${ACT.path}?${query}` });
      expect(answer.status).toBe(422);
      expect((await recordOf(requestId)).route).toBe('/cart/lines');
    },
  );

  it('headers and cookies that are named like parts of a prototype do no harm', async () => {
    const headers = {
      ...JSON_ONLY,
      ['__proto__']: 'x-audit-ctx',
      constructor: 'x',
      hasownproperty: 'x',
      cookie: '__proto__=1; constructor=2; hasOwnProperty=3; toString=4',
    };
    const { requestId, ...answer } = await client(target()).tagged({ ...ACT, headers });
    expect(answer.status).toBe(422);
    expect(await recordOf(requestId)).toMatchObject({ sessionTrust: 'none', actorType: 'anonymous' });
  });

  it('a reason of 90 KB is refused by the shop; its record holds none of it', async () => {
    const body = JSON.stringify({ reason: 'long '.repeat(18_000) });
    const path = '/admin/orders/1044/refund';
    const { requestId, ...answer } = await target().admin.tagged({
      method: 'POST',
      path,
      headers: AS_JSON,
      body,
    });
    expect(answer.status).toBe(422);
    const record = await recordOf(requestId);
    expect(record.metadata).toBeNull();
    expect(record.searchText).not.toContain('long');
  });

  it('a body over the parser’s limit is 413, and one record', async () => {
    const body = JSON.stringify({ reason: 'x'.repeat(200_000) });
    const path = '/admin/orders/1044/refund';
    const { requestId, ...answer } = await target().admin.tagged({
      method: 'POST',
      path,
      headers: AS_JSON,
      body,
    });
    expect(answer.status).toBe(413);
    expect(await recordOf(requestId)).toMatchObject({ statusCode: 413, reason: 'PayloadTooLargeError' });
  });

  it('NUL and lone surrogates in metadata are stored as a replacement sign', async () => {
    const body = '{"reason":"a\\u0000b\\ud800c\\udfffd"}';
    const path = '/admin/orders/1042/refund';
    const { requestId, ...answer } = await target().admin.tagged({
      method: 'POST',
      path,
      headers: AS_JSON,
      body,
    });
    expect(answer.status).toBe(200);
    expect((await recordOf(requestId)).metadata).toEqual({ reason: 'a\ufffdb\ufffdc\ufffdd' });
  });

  it('a lone surrogate in a name reaches a record’s actor as a replacement sign', async () => {
    const mallory = client(target());
    const answer = await mallory.send({
      method: 'POST',
      path: '/signup',
      headers: AS_JSON,
      body: '{"name":"Mal\\ud800lory","email":"mal@example.test","password":"long enough"}',
    });
    expect(answer.status).toBe(303);
    const { requestId } = await mallory.tagged(ACT);
    expect((await recordOf(requestId)).actorName).toBe('Mal\ufffdlory');
  });

  it.each([
    ['/cart/lines/%00', 422],
    ['/cart/lines/a%00b', 422],
    ['/cart/lines/%ED%A0%80', 400],
    ['/cart/lines/%', 400],
    ['/cart/lines/__proto__', 422],
    ['/cart/lines/..%2f..%2fadmin', 422],
    ['/nowhere/%00', 404],
  ])('a path of %j is one record with a clean route', async (path, status) => {
    const { requestId, ...answer } = await target().bob.tagged({ ...ACT, path });
    expect(answer.status).toBe(status);
    const record = await recordOf(requestId);
    expect(record.statusCode).toBe(status);
    expect(record.route).toMatch(/^\/(?:cart\/lines\/:(?:product|x)|nowhere\/:x)$/);
    expect(`${record.targetId}`).not.toMatch(/\0/);
    expect(`${record.targetId}${record.searchText}`.isWellFormed()).toBe(true);
  });

  it.each([
    'user-agent',
    'referer',
    'origin',
    'x-forwarded-for',
    'traceparent',
    'x-audit-ctx',
    'cookie',
    'accept',
  ])('bytes that are no text in %s do no harm', async (name) => {
    const headers = { ...JSON_ONLY, [name]: '\xed\xa0\x80\xff\xfe\x80' };
    const answer = await client(target()).send({ ...ACT, headers });
    // Another origin is refused by the shop itself.
    expect(answer.status).toBe(name === 'origin' ? 403 : 422);
  });

  it('a 14,000-character user agent is recorded cut to 512', async () => {
    const headers = { ...JSON_ONLY, 'user-agent': 'u'.repeat(14_000) };
    const { requestId } = await target().bob.tagged({ ...ACT, headers });
    expect((await recordOf(requestId)).userAgent).toBe('u'.repeat(512));
  });

  it('a 70,000-character user agent is 431, Node’s own answer', async () => {
    const answer = await target().bob.send({ ...ACT, headers: { 'user-agent': 'u'.repeat(70_000) } });
    expect(answer.status).toBe(431);
  });

  it.each([
    ['of one name', `x=${'c'.repeat(8000)}`],
    ['of a thousand names', Array.from({ length: 1000 }, (_, i) => `c${i}=${i}`).join('; ')],
    ['of our own name', `auditreel=${'e'.repeat(8000)}; __Host-auditreel=${'.'.repeat(2000)}`],
    ['of our own name a thousand times', Array(1000).fill('auditreel=a').join(';')],
    ['without a single =', 'auditreel;'.repeat(800)],
  ])('8 KB of cookies %s are one record without a session', async (_name, cookie) => {
    const { requestId, ...answer } = await client(target()).tagged({
      ...ACT,
      headers: { ...JSON_ONLY, cookie },
    });
    expect(answer.status).toBe(422);
    expect(await recordOf(requestId)).toMatchObject({ sessionId: null, sessionTrust: 'none' });
  });

  it('a query of 12 KB is nowhere in its record', async () => {
    const path = `/cart/lines?q=${'q'.repeat(12_000)}`;
    const { requestId, ...answer } = await target().bob.tagged({ ...ACT, path });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(await recordOf(requestId), bigintsAsText)).not.toContain('qqq');
  });

  it('200 garbled x-audit-ctx headers are 200 records, none with a session', async () => {
    const before = await target().database.prisma.auditRecord.count({ where: { action: 'cart.add' } });
    const session = await newSession(client(target()));
    const latin1 = fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((c) => c !== 0x7f)
        .map((c) => String.fromCharCode(c)),
      maxLength: 300,
    });
    const part = fc.oneof(
      latin1,
      fc.constantFrom('', 'v1', 'tab', '__proto__', '0', '-1', '9'.repeat(20), '..'),
    );
    const nearlyRight = fc
      .tuple(fc.constantFrom('v1', 'v2', 'V1'), part, part, part, part)
      .map((parts) => parts.join(';'));
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(latin1, nearlyRight), async (value) => {
        const answer = await target().bob.send({ ...ACT, headers: { ...JSON_ONLY, 'x-audit-ctx': value } });
        expect(answer.status).toBe(422);
        sent++;
      }),
      { numRuns: 200, endOnFailure: true },
    );
    expect(sent).toBe(200);
    const { requestId } = await target().bob.tagged(ACT);
    await recordOf(requestId);
    const records = await target().database.prisma.auditRecord.findMany({ where: { action: 'cart.add' } });
    expect(records.length - before).toBe(201);
    expect(records.filter(({ sessionId }) => sessionId === session.sessionId)).toEqual([]);
  });

  it.each([
    ['as a fetch', { 'sec-fetch-mode': 'cors' }, null],
    ['without saying', {}, null],
    ['as a navigation', { 'sec-fetch-mode': 'navigate' }, 'nav-forged'],
  ])('a forged navigation cookie, sent %s, raises no trust', async (how, headers, requestId) => {
    const mallory = client(target());
    const id = `nav-forged-${how.replaceAll(' ', '-')}`;
    mallory.setCookie('auditreel_nav', `${id}.tab-9.${Date.now()}`);
    const seen = `mallory ${how}`;
    await mallory.send({ ...ACT, headers: { ...JSON_ONLY, ...headers, 'user-agent': seen } });
    const { requestId: after } = await mallory.tagged(ACT);
    await recordOf(after);
    const [record] = await target().database.prisma.auditRecord.findMany({ where: { userAgent: seen } });
    expect(record).toMatchObject({ sessionTrust: 'none', sessionId: null });
    expect(record?.requestId).toBe(requestId === null ? null : id);
  });

  it.each(['auditreel_nav=a.b', 'auditreel_nav=a.b.c', 'auditreel_nav=../x.y.1', 'auditreel_nav=\xff.y.1'])(
    'a navigation cookie that is none, %j, names no request',
    async (cookie) => {
      const seen = `nav ${Buffer.from(cookie, 'latin1').toString('hex')}`;
      const headers = { ...JSON_ONLY, cookie, 'sec-fetch-mode': 'navigate', 'user-agent': seen };
      await client(target()).send({ ...ACT, headers });
      const { requestId } = await client(target()).tagged(ACT);
      await recordOf(requestId);
      const found = await target().database.prisma.auditRecord.findMany({ where: { userAgent: seen } });
      expect(found).toMatchObject([{ requestId: null }]);
    },
  );

  it.each([
    ['x-forwarded-for', '6.6.6.6'],
    ['x-forwarded-for', '127.0.0.1, 6.6.6.6'],
    ['forwarded', 'for=6.6.6.6'],
    ['x-real-ip', '6.6.6.6'],
    ['cf-connecting-ip', '6.6.6.6'],
  ])('%s: %s does not move the client: its address stays the socket’s', async (name, value) => {
    const { requestId } = await target().bob.tagged({ ...ACT, headers: { ...JSON_ONLY, [name]: value } });
    const { ip, ipVia } = await recordOf(requestId);
    expect(['127.0.0.1', '::1']).toContain(ip);
    expect(ipVia).toBe('socket');
  });

  it('a failed login stores what was typed only as a hash, unless an account has it', async () => {
    const typed = 'My-Password-Typed-Into-The-Wrong-Field@example.test';
    const body = new URLSearchParams({ email: typed, password: 'x' }).toString();
    const { requestId } = await client(target()).tagged({
      method: 'POST',
      path: '/login',
      headers: FORM,
      body,
    });
    const record = await recordOf(requestId);
    expect(record).toMatchObject({
      action: 'authn.login',
      outcome: 'failure',
      actorType: 'anonymous',
      actorId: null,
    });
    expect(record.targetName).toMatch(/^hash:[0-9a-f]{32}$/);
    await signedIn(target(), accountOf('bob@example.test'));
  });
}

function bigintsAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
