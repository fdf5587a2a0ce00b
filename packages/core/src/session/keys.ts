import { createHash, createHmac } from 'node:crypto';
import { OptionsError, SecretError } from '../errors.js';

const MIN_LENGTH = 32;

/** The host's secrets as keys: the first signs, all verify. */
export interface Keys {
  /** @throws SecretError when no secret of at least 32 characters was given */
  signing(): Uint8Array;
  verifying(): readonly Uint8Array[];
  /** A keyed hash, for values that must be comparable and not readable. */
  hash(value: string): string;
  /** By which the same secrets are known again, also where there are none. */
  readonly fingerprint: string;
  /** The same of each secret by itself, in their order. */
  readonly fingerprints: readonly string[];
}

/** Checked at first use and not before: a build evaluates modules without secrets. */
export function lazyKeys(secret: unknown): Keys {
  const isShape = secret === undefined || typeof secret === 'string' || Array.isArray(secret);
  if (!isShape)
    throw new OptionsError('secret', 'createAudit({ secret }) must be a string or an array of strings.');
  let keys: readonly Uint8Array[] | undefined;
  const all = (): readonly Uint8Array[] => {
    keys ??= parseSecrets(secret);
    return keys;
  };
  const first = (): Uint8Array => all()[0] ?? new Uint8Array();
  return {
    signing: first,
    verifying: all,
    fingerprint: fingerprintOf(secret),
    fingerprints: Array.isArray(secret) ? secret.map(fingerprintOf) : [fingerprintOf(secret)],
    hash: (value) => createHmac('sha256', first()).update(value).digest('hex').slice(0, 32),
  };
}

function fingerprintOf(secret: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([secret]))
    .digest('base64url');
}

function parseSecrets(secret: unknown): readonly Uint8Array[] {
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  if (secrets.length === 0 || secrets[0] === undefined || secrets[0] === '')
    throw new SecretError('is missing');
  return secrets.map((one) => {
    if (typeof one !== 'string') throw new SecretError('is not a string');
    if (one.length < MIN_LENGTH) throw new SecretError(`has ${one.length} characters`);
    return new TextEncoder().encode(one);
  });
}
