import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type KeyObject, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { jwtActor } from './jwt-actor.js';

const SECRET = 'a-shared-secret-of-thirty-two-chars!';
const trusted = { issuer: 'https://id.test', audience: 'api' };

function token(
  changes: {
    issuer?: string;
    audience?: string;
    expires?: string;
    key?: Uint8Array | CryptoKey | KeyObject;
    alg?: string;
  } = {},
): Promise<string> {
  return new SignJWT({ name: 'Ann' })
    .setProtectedHeader({ alg: changes.alg ?? 'HS256', kid: 'k1' })
    .setSubject('u1')
    .setIssuer(changes.issuer ?? trusted.issuer)
    .setAudience(changes.audience ?? trusted.audience)
    .setExpirationTime(changes.expires ?? '5m')
    .sign(changes.key ?? new TextEncoder().encode(SECRET));
}

function request(authorization?: string): Request {
  return new Request('http://app.test/', authorization === undefined ? {} : { headers: { authorization } });
}

describe('jwtActor', () => {
  const actor = jwtActor({ secret: SECRET, ...trusted });

  it('takes the actor out of a token that verifies', async () => {
    expect(await actor(request(`Bearer ${await token()}`))).toEqual({ type: 'user', id: 'u1', name: 'Ann' });
  });

  it.each([undefined, 'Basic abc', 'Bearer '])('says nobody for the header %s', async (header) => {
    expect(await actor(request(header))).toBeNull();
  });

  it.each([
    ['TOKEN_EXPIRED', () => token({ expires: '-1m' })],
    ['TOKEN_CLAIM_INVALID', () => token({ issuer: 'https://evil.test' })],
    ['TOKEN_CLAIM_INVALID', () => token({ audience: 'other' })],
    ['TOKEN_SIGNATURE_INVALID', () => token({ key: new TextEncoder().encode('x'.repeat(40)) })],
    ['TOKEN_INVALID', () => Promise.resolve('nonsense')],
    ['TOKEN_INVALID', () => Promise.resolve(`${btoa('{"alg":"none"}')}.${btoa('{"sub":"u1"}')}.`)],
  ])('rejects with %s', async (reason, make) => {
    await expect(actor(request(`Bearer ${await make()}`))).rejects.toMatchObject({
      code: 'ERR_AUDIT_TOKEN',
      reason,
    });
  });

  it('does not take a shared secret’s signature where a public key is expected', async () => {
    const { publicKey } = await generateKeyPair('RS256');
    const pem = await exportSPKI(publicKey);
    const strict = jwtActor({ publicKey: pem, ...trusted });
    const forged = await token({ key: new TextEncoder().encode(pem) });
    await expect(strict(request(`Bearer ${forged}`))).rejects.toMatchObject({ code: 'ERR_AUDIT_TOKEN' });
  });

  it('rejects a token whose algorithm is not of its public key, as its sender’s fault', async () => {
    const rsa = await generateKeyPair('RS256');
    const ec = await generateKeyPair('ES256');
    const strict = jwtActor({ publicKey: await exportSPKI(rsa.publicKey), ...trusted });
    const other = await token({ alg: 'ES256', key: ec.privateKey });
    await expect(strict(request(`Bearer ${other}`))).rejects.toMatchObject({ code: 'ERR_AUDIT_TOKEN' });
  });

  it('verifies with a public key and with a fetched key set', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const signed = `Bearer ${await token({ alg: 'ES256', key: privateKey })}`;
    const byPem = jwtActor({ publicKey: await exportSPKI(publicKey), ...trusted });
    expect(await byPem(request(signed))).toMatchObject({ id: 'u1' });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    const server = createServer((_req, res) => res.end(JSON.stringify({ keys: [jwk] }))).listen(0);
    const { port } = server.address() as AddressInfo;
    const byJwks = jwtActor({ jwks: `http://127.0.0.1:${port}/jwks`, ...trusted });
    expect(await byJwks(request(signed))).toMatchObject({ id: 'u1' });
    server.close();
  });

  it.each([
    ['no key', trusted],
    ['two keys', { ...trusted, secret: SECRET, publicKey: 'x' }],
    ['a short secret', { ...trusted, secret: 'short' }],
    ['a public key that is none', { ...trusted, publicKey: 'x' }],
    ['a key set that is no URL', { ...trusted, jwks: '/jwks' }],
    ['no issuer', { issuer: '', audience: 'api', secret: SECRET }],
  ])('throws at boot with %s', (_name, options) => {
    expect(() => jwtActor(options)).toThrow(/jwtActor/);
  });
});
