import { randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';

export interface TokenOptions {
  readonly secret: string;
  readonly audience: 'session' | 'write';
  readonly sessionId?: string;
  /** How long ago it expired, ms; below zero it is still good. */
  readonly expiredFor?: number;
  readonly issuer?: string;
}

/** A token as the server would sign it, for whoever holds the secret. */
export function signToken(options: TokenOptions): Promise<string> {
  const expiresAt = Date.now() - (options.expiredFor ?? -3_600_000);
  return new SignJWT({ c: expiresAt - 14_400_000, e: expiresAt })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(options.sessionId ?? randomUUID())
    .setIssuer(options.issuer ?? 'auditreel')
    .setAudience(options.audience)
    .sign(new TextEncoder().encode(options.secret));
}

/** The token's own claims, changed, under `alg: none`. */
export function unsigned(token: string, changes: JWTPayload = {}): string {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;
  return `${encode({ alg: 'none' })}.${encode({ ...payload, ...changes })}.`;
}

/** The token with other claims under its old signature. */
export function tampered(token: string, changes: JWTPayload): string {
  const [header, , signature] = token.split('.');
  const [, payload] = unsigned(token, changes).split('.');
  return `${header}.${payload}.${signature}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
