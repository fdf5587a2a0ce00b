import { createPublicKey } from 'node:crypto';
import {
  createRemoteJWKSet,
  errors,
  importSPKI,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import { OptionsError } from '../errors.js';
import type { Actor } from '../record/audit-record.js';
import { TokenRejectedError } from './token-rejected-error.js';

/** Options of {@link jwtActor}: exactly one of `jwks`, `secret` and `publicKey`. */
export interface JwtActorOptions {
  /** URL of the issuer's key set (RFC 7517). */
  readonly jwks?: string | URL;
  /** Shared secret of HS256 to HS512, at least 32 characters. */
  readonly secret?: string;
  /** Public key as PEM (SPKI). */
  readonly publicKey?: string;
  readonly issuer: string;
  readonly audience: string;
  /** Signature algorithms to accept. @default the asymmetric ones, or HS256 to HS512 with `secret` */
  readonly algorithms?: readonly string[];
  /** Makes the actor out of the verified claims. @default `sub` as a user's id, `name` as its name */
  readonly toActor?: (claims: JWTPayload) => Actor | null;
}

const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const SYMMETRIC = ['HS256', 'HS384', 'HS512'];

/**
 * An `actor` for hosts whose requests carry a bearer token. No token: anonymous; a token that does not verify is
 * recorded as `authn.token_rejected` with the reason.
 * @throws OptionsError at boot when the options name no key, or several
 * @example createAudit({ actor: jwtActor({ jwks: 'https://id.example.com/jwks', issuer: 'https://id.example.com', audience: 'api' }), … })
 */
export function jwtActor(options: JwtActorOptions): (request: Request) => Promise<Actor | null> {
  const key = keySource(options);
  const { issuer, audience } = options;
  if (!issuer || !audience) {
    throw new OptionsError(
      'jwtActor',
      'jwtActor needs issuer and audience: without them any token of that key would do.',
    );
  }
  const algorithms = [...(options.algorithms ?? (options.secret === undefined ? ASYMMETRIC : SYMMETRIC))];
  const toActor = options.toActor ?? actorOfClaims;
  return async function actorOfToken(request) {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return null;
    return toActor(await verify(token, key, { issuer, audience, algorithms }));
  };
}

function keySource(options: JwtActorOptions): JWTVerifyGetKey {
  const given = [options.jwks, options.secret, options.publicKey].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new OptionsError('jwtActor', 'jwtActor needs exactly one of jwks, secret and publicKey.');
  if (options.jwks !== undefined) return createRemoteJWKSet(urlOf(options.jwks));
  if (options.secret !== undefined) return secretKey(options.secret);
  return pemKey(options.publicKey ?? '');
}

function urlOf(jwks: string | URL): URL {
  if (!URL.canParse(String(jwks)))
    throw new OptionsError('jwtActor.jwks', 'jwtActor({ jwks }) must be a whole URL.');
  return new URL(jwks);
}

function pemKey(pem: string): JWTVerifyGetKey {
  try {
    createPublicKey(pem);
  } catch {
    throw new OptionsError(
      'jwtActor.publicKey',
      'jwtActor({ publicKey }) must be a public key as PEM (SPKI).',
    );
  }
  const imported = new Map<string, ReturnType<typeof importSPKI>>();
  return ({ alg }) => {
    const known = imported.get(alg) ?? importSPKI(pem, alg);
    imported.set(alg, known);
    // The key itself is sound: it is the token that names an algorithm which is not this key's.
    return known.catch((cause: unknown) => {
      throw new errors.JWKSNoMatchingKey('the key is of another algorithm', { cause });
    });
  };
}

function secretKey(secret: string): JWTVerifyGetKey {
  if (secret.length < 32)
    throw new OptionsError('jwtActor.secret', 'jwtActor({ secret }) must have at least 32 characters.');
  const key = new TextEncoder().encode(secret);
  return () => Promise.resolve(key);
}

async function verify(token: string, key: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, key, options)).payload;
  } catch (error) {
    throw error instanceof errors.JOSEError ? asRejection(error) : error;
  }
}

/** A key set that can't be fetched is the host's trouble, not the token's. */
function asRejection(error: errors.JOSEError): Error {
  switch (error.code) {
    case 'ERR_JWT_EXPIRED':
      return new TokenRejectedError('TOKEN_EXPIRED', error);
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
    case 'ERR_JWKS_NO_MATCHING_KEY':
      return new TokenRejectedError('TOKEN_SIGNATURE_INVALID', error);
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return new TokenRejectedError('TOKEN_CLAIM_INVALID', error);
    case 'ERR_JWKS_TIMEOUT':
    case 'ERR_JWKS_INVALID':
    case 'ERR_JOSE_GENERIC':
      return error;
    default:
      return new TokenRejectedError('TOKEN_INVALID', error);
  }
}

function actorOfClaims(claims: JWTPayload): Actor | null {
  if (claims.sub === undefined) return null;
  const name = claims.name;
  return { type: 'user', id: claims.sub, ...(typeof name === 'string' ? { name } : {}) };
}
