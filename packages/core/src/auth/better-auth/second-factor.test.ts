import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { auditInTest } from '../testing/audited-server.js';
import type { Browser } from '../testing/browser.js';
import { auditAuth } from './audit-auth.js';
import { authInTest, PASSWORD } from './testing/auth-in-test.js';

async function enrol(browser: Browser): Promise<string> {
  const answer = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI } = (await answer.json()) as { readonly totpURI: string };
  return new URL(totpURI).searchParams.get('secret') ?? '';
}

/** RFC 6238, as an authenticator app does it. */
function codeOf(secret: string): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

it('a second factor is enrolled with its first code, asked for at a login, and removed', async () => {
  const app = await authInTest();
  const { browser, id } = await app.signUp('ada');
  let secret = '';
  const asked = await app.during(async () => {
    secret = await enrol(browser);
  });
  expect(asked).toMatchObject([{ action: 'mfa.enroll', actorId: id, metadata: { step: 'requested' } }]);
  const verify = (one: Browser, code: string) => one.post('/api/auth/two-factor/verify-totp', { code });
  const done = await app.during(() => verify(browser, codeOf(secret)));
  expect(done).toMatchObject([
    { action: 'mfa.enroll', outcome: 'success', actorId: id, metadata: { step: 'done' } },
  ]);

  const other = app.newBrowser();
  const body = { email: 'ada@example.com', password: PASSWORD };
  const firstStep = await app.during(() => other.post('/api/auth/sign-in/email', body));
  expect(firstStep).toMatchObject([
    { action: 'authn.challenge', outcome: 'success', actorType: 'anonymous', targetId: id },
  ]);
  const wrong = await app.during(() => verify(other, '000000'));
  expect(wrong).toMatchObject([
    { action: 'authn.login', outcome: 'failure', reason: 'MFA_FAILED', actorType: 'anonymous' },
  ]);
  const secondStep = await app.during(() => verify(other, codeOf(secret)));
  expect(secondStep).toMatchObject([{ action: 'authn.login', outcome: 'success', actorId: id }]);

  const removed = await app.during(() => other.post('/api/auth/two-factor/disable', { password: PASSWORD }));
  expect(removed).toMatchObject([{ action: 'mfa.remove', outcome: 'success', actorId: id, targetId: id }]);
  expect(JSON.stringify(await app.records())).not.toContain(secret);
  expect(app.errors).toEqual([]);
});

it('in front of twoFactor it would see logins that are none: it says so at boot', () => {
  const plugin = auditAuth(auditInTest().audit);
  const context = { options: { plugins: [plugin, { id: 'two-factor' }] } };
  expect(() => plugin.init(context)).toThrow('must stand behind twoFactor');
  expect(() => plugin.init({ options: { plugins: [plugin] } })).not.toThrow();
});
