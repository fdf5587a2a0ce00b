import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { lazyKeys } from './keys.js';
import { type SessionTokens, sessionTokens } from './tokens.js';

const NOW = 1_800_000_000_000;
const OLD = 'the-old-secret-of-at-least-32-characters';
const NEW = 'the-new-secret-of-at-least-32-characters';
const CLAIMS = {
  sessionId: '0199d3a4-7b1c-7def-8abc-0123456789ab',
  previousId: null,
  createdAt: NOW,
  expiresAt: NOW + 1000,
  recorded: true,
};

const tokensOf = (secret: string | readonly string[], now = NOW): SessionTokens =>
  sessionTokens(lazyKeys(secret), () => now);
const INVALID = { ok: false, problem: 'invalid' };

describe('session and write tokens', () => {
  it('carry their claims', async () => {
    const tokens = tokensOf(NEW);
    const claims = { ...CLAIMS, previousId: 'p', recorded: false };
    expect(await tokens.verifySession(await tokens.signSession(claims))).toEqual({ ok: true, claims });
    expect(await tokens.verifyWrite(await tokens.signWrite(claims))).toEqual({ ok: true, claims });
  });

  it('are no good in each other’s place, also when one was verified before', async () => {
    const tokens = tokensOf(NEW);
    const [session, write] = [await tokens.signSession(CLAIMS), await tokens.signWrite(CLAIMS)];
    await tokens.verifySession(session);
    await tokens.verifyWrite(write);
    expect(await tokens.verifyWrite(session)).toEqual(INVALID);
    expect(await tokens.verifySession(write)).toEqual(INVALID);
    expect(tokens.knownSession(write)).toBeNull();
  });

  it('outlive a change of secret, as long as the old one is listed; the first signs', async () => {
    const before = await tokensOf(OLD).signSession(CLAIMS);
    const both = tokensOf([NEW, OLD]);
    expect(await both.verifySession(before)).toMatchObject({ ok: true });
    const after = await both.signSession(CLAIMS);
    expect(await tokensOf(NEW).verifySession(after)).toMatchObject({ ok: true });
    expect(await tokensOf(OLD).verifySession(after)).toEqual(INVALID);
    expect(await tokensOf(NEW).verifySession(before)).toEqual(INVALID);
  });

  it('are refused without a signature, with another algorithm, and from another issuer', async () => {
    const key = new TextEncoder().encode(NEW);
    const payload = { c: NOW, e: NOW + 1000, sub: CLAIMS.sessionId };
    const signed = (alg: string, issuer: string): Promise<string> =>
      new SignJWT(payload).setProtectedHeader({ alg }).setIssuer(issuer).setAudience('session').sign(key);
    const none = new UnsecuredJWT(payload).setIssuer('auditreel').setAudience('session').encode();
    const tokens = tokensOf(NEW);
    expect(await tokens.verifySession(await signed('HS256', 'auditreel'))).toMatchObject({ ok: true });
    expect(await tokens.verifySession(none)).toEqual(INVALID);
    expect(await tokens.verifySession(await signed('HS512', 'auditreel'))).toEqual(INVALID);
    expect(await tokens.verifySession(await signed('HS256', 'app'))).toEqual(INVALID);
  });

  it('expire: a session’s a minute after its end, a write token a day after', async () => {
    const [session, write] = [await tokensOf(NEW).signSession(CLAIMS), await tokensOf(NEW).signWrite(CLAIMS)];
    const at = (ms: number): SessionTokens => tokensOf(NEW, CLAIMS.expiresAt + ms);
    expect(await at(60_000).verifySession(session)).toMatchObject({ ok: true });
    expect(await at(60_001).verifySession(session)).toEqual({ ok: false, problem: 'expired' });
    expect(await at(86_400_000).verifyWrite(write)).toMatchObject({ ok: true });
    expect(await at(86_400_001).verifyWrite(write)).toEqual({ ok: false, problem: 'expired' });
  });

  it('expire though they were verified before', async () => {
    let now = NOW;
    const tokens = sessionTokens(lazyKeys(NEW), () => now);
    const session = await tokens.signSession(CLAIMS);
    expect(await tokens.verifySession(session)).toMatchObject({ ok: true });
    now += 100_000;
    expect(await tokens.verifySession(session)).toEqual({ ok: false, problem: 'expired' });
  });
});
