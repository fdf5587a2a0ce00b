import { expect, it } from 'vitest';
import { client } from './client.js';
import { envelopeFor, newSession, ONE_EVENT, upload } from './recorder-client.js';
import type { Target } from './target.js';

/** What must be nowhere afterwards; each has the shape of the real thing, and none is one. */
export const SECRETS: Readonly<Record<string, string>> = {
  key: 'sk_live_PLANTED4kQ9zX7bV2nM8wR3t',
  jwt: `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"planted","admin":true}').toString('base64url')}.cGxhbnRlZC1zaWduYXR1cmU`,
  card: '4556737586899855',
  'card with blanks': '4929 1421 2345 6782',
  password: 'planted-Passw0rd-in-a-field',
};

const JSON_ONLY = { accept: 'application/json' };
const FORM = { ...JSON_ONLY, 'content-type': 'application/x-www-form-urlencoded' };
const AS_JSON = { ...JSON_ONLY, 'content-type': 'application/json' };

/** Sends each secret to every place that the shop itself stores nothing of. */
export function plantedSecrets(target: () => Target): void {
  const secrets = Object.entries(SECRETS);

  it.each(secrets)('a %s is taken in paths', async (_name, secret) => {
    const { bob, admin } = target();
    const segment = encodeURIComponent(secret);
    const post = { method: 'POST', headers: FORM, body: 'quantity=1&role=customer&reason=none' };
    for (const path of [
      `/reset/${segment}`,
      `/nowhere/${segment}/more`,
      `/account/keys/${segment}/revoke`,
      `/admin/customers/${segment}/role`,
    ]) {
      for (const visitor of [bob, admin]) {
        const answer = await visitor.tagged({ ...post, path });
        expect(answer.status).toBeLessThan(500);
      }
    }
    // The shop says that these parameters are targets: what has no secret's shape is stored as one.
    if (secret !== SECRETS.password) {
      await bob.tagged({ ...post, path: `/cart/lines/${segment}` });
      await admin.tagged({ ...post, path: `/admin/orders/${segment}/refund` });
    }
    await bob.send({ method: 'GET', path: `/admin/${segment}`, headers: JSON_ONLY });
  });

  it.each(secrets)('a %s is taken in queries, of the viewer too', async (_name, secret) => {
    const { bob, admin } = target();
    const query = `?token=${encodeURIComponent(secret)}&${encodeURIComponent(secret)}=1`;
    await bob.tagged({ method: 'POST', path: `/cart/lines${query}`, headers: JSON_ONLY });
    await bob.tagged({ method: 'POST', path: `/nowhere${query}`, headers: JSON_ONLY });
    await bob.send({ method: 'GET', path: `/admin/orders${query}`, headers: JSON_ONLY });
    if (secret === SECRETS.password) return;
    for (const name of ['actor', 'target', 'action', 'session']) {
      const path = `/admin/audit/api/records?${name}=${encodeURIComponent(secret)}`;
      expect((await admin.send({ method: 'GET', path, headers: JSON_ONLY })).status).toBe(200);
    }
    const row = `model=${encodeURIComponent(secret)}&targetId=${encodeURIComponent(secret)}`;
    const path = `/admin/audit/api/changes?${row}`;
    expect((await admin.send({ method: 'GET', path, headers: JSON_ONLY })).status).toBe(200);
  });

  it.each(secrets)('a %s is taken in headers and cookies', async (name, secret) => {
    for (const header of [
      'authorization',
      'x-api-key',
      'referer',
      'x-forwarded-for',
      'x-request-id',
      'accept-language',
    ]) {
      const headers = { ...JSON_ONLY, [header]: header === 'authorization' ? `Bearer ${secret}` : secret };
      await target().bob.tagged({ method: 'POST', path: '/cart/lines', headers });
      await target().stranger.send({ method: 'GET', path: '/api/orders', headers });
    }
    const cookie = `shop_login=${secret}; auditreel=${secret}; other=${secret}`;
    await client(target()).tagged({ method: 'POST', path: '/cart/lines', headers: { ...JSON_ONLY, cookie } });
    const tag = `v1;${secret.replaceAll(' ', '')};tab-1;planted-${name.replaceAll(' ', '-')};1`;
    const answer = await target().bob.send({
      method: 'POST',
      path: '/cart/lines',
      headers: { ...JSON_ONLY, 'x-audit-ctx': tag },
    });
    expect(answer.status).toBe(422);
  });

  it.each(secrets.filter(([name]) => name !== 'password'))(
    'a %s is taken in a user agent',
    async (_name, secret) => {
      const agent = `Mozilla/5.0 (${secret}) key=${secret}`;
      const { requestId } = await target().bob.tagged({
        method: 'POST',
        path: '/cart/lines',
        headers: { ...JSON_ONLY, 'user-agent': agent },
      });
      expect((await target().database.recordOf(requestId)).userAgent).toBe(
        'Mozilla/5.0 ([redacted]) key=[redacted]',
      );
      const mallory = client(target());
      const session = await newSession(mallory);
      const sent = {
        envelope: envelopeFor(session, { recorder: '0.1.0' }),
        data: ONE_EVENT,
        token: session.writeToken,
      };
      expect((await upload(mallory, { ...sent, headers: { 'user-agent': agent } })).status).toBe(200);
      const row = await target().database.prisma.auditSession.findUnique({
        where: { id: session.sessionId },
      });
      expect(row?.userAgent).toBe('Mozilla/5.0 ([redacted]) key=[redacted]');
    },
  );

  it.each(secrets.filter(([name]) => name !== 'password'))(
    'a %s that ends beyond what is kept of a user agent leaves no half behind',
    async (_name, secret) => {
      for (const inside of [8, 12, 15, secret.length - 1]) {
        const agent = `${'u'.repeat(511 - inside)} ${secret}`;
        const { requestId } = await target().bob.tagged({
          method: 'POST',
          path: '/cart/lines',
          headers: { ...JSON_ONLY, 'user-agent': agent },
        });
        const kept = (await target().database.recordOf(requestId)).userAgent ?? '';
        expect(kept).not.toContain(secret.slice(0, inside));
        expect(kept.length).toBeLessThanOrEqual(512);
      }
    },
  );

  it.each(secrets.filter(([name]) => name !== 'password'))(
    'a %s that ends beyond what is kept of a target leaves no half behind',
    async (_name, secret) => {
      for (const inside of [8, 12, 15, secret.length - 1]) {
        const path = `/cart/lines/${encodeURIComponent(`${'t'.repeat(190 - inside)} ${secret}`)}`;
        const { requestId } = await target().bob.tagged({ method: 'POST', path, headers: JSON_ONLY });
        const { targetId, searchText, targets } = await target().database.recordOf(requestId);
        const half = secret.slice(0, inside);
        expect(targetId).toMatch(/^t+/);
        expect(`${targetId} ${JSON.stringify(targets)}`).not.toContain(half);
        expect(searchText).not.toContain(half.toLowerCase());
      }
    },
  );

  it.each(secrets)('a %s is taken in fields that the shop does not store', async (_name, secret) => {
    const visitor = client(target());
    const login = new URLSearchParams({ email: secret, password: secret, next: `/${secret}`, token: secret });
    await visitor.tagged({ method: 'POST', path: '/login', headers: FORM, body: login.toString() });
    await visitor.tagged({
      method: 'POST',
      path: '/login',
      headers: AS_JSON,
      body: JSON.stringify({ email: { secret } }),
    });
    const forgot = new URLSearchParams({ email: secret }).toString();
    await visitor.tagged({ method: 'POST', path: '/forgot', headers: FORM, body: forgot });
    const signup = new URLSearchParams({ name: '', email: secret, password: secret }).toString();
    await visitor.tagged({ method: 'POST', path: '/signup', headers: FORM, body: signup });
    const reset = new URLSearchParams({ password: secret, confirmation: secret }).toString();
    await visitor.tagged({ method: 'POST', path: '/reset/none', headers: FORM, body: reset });
    const { bob } = target();
    const checkout = JSON.stringify({ cardNumber: secret, cvc: secret, cardName: secret, [secret]: secret });
    const paid = await bob.tagged({ method: 'POST', path: '/checkout', headers: AS_JSON, body: checkout });
    expect(paid.status).toBe(422);
    const current = new URLSearchParams({ current: secret, password: 'short' }).toString();
    await bob.tagged({ method: 'POST', path: '/account/password', headers: FORM, body: current });
    const broken = await bob.tagged({
      method: 'POST',
      path: '/cart/lines',
      headers: AS_JSON,
      body: `{"a":"${secret}`,
    });
    expect(broken.status).toBe(400);
  });

  it('a key in a reason is redacted in its record, where the shop keeps its own', async () => {
    const { requestId } = await target().admin.tagged({
      method: 'POST',
      path: '/admin/orders/1041/refund',
      headers: AS_JSON,
      body: JSON.stringify({ reason: 'used sk_live_KEPTBYTHESHOP123456789' }),
    });
    const { metadata, searchText } = await target().database.recordOf(requestId);
    expect(metadata).toEqual({ reason: 'used [redacted]' });
    expect(searchText).toContain('used [redacted]');
  });
}
