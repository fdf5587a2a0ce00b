import type { IngestLimits } from '../protocol/limits.js';
import { addressKey } from './address-key.js';
import { Refusal } from './refusal.js';
import { type TokenBuckets, tokenBuckets } from './token-bucket.js';

/** How often one session and one address may come to this process. */
export interface IngestRates {
  /** @throws Refusal 429 RATE_LIMITED */
  startFrom(ip: string | null): void;
  /** @throws Refusal 429 RATE_LIMITED */
  uploadFrom(ip: string | null): void;
  /** @throws Refusal 429 RATE_LIMITED */
  uploadOf(sessionId: string): void;
  /** An upload counts once for every 64 KB that it has: large ones cost more to look through. */
  weigh(upload: { readonly ip: string | null; readonly sessionId: string; readonly bytes: number }): void;
  /** Beside its bytes, an upload of assets counts once for every 8 that it sends: each is a transaction of its own. */
  weighAssets(upload: {
    readonly ip: string | null;
    readonly sessionId: string;
    readonly sent: number;
  }): void;
  /** Whether a session comes so often that it will soon be refused. */
  isNear(sessionId: string): boolean;
}

const UNIT_BYTES = 65_536;
const UNIT_ASSETS = 8;
const NEAR = 0.25;

export function ingestRates(limits: IngestLimits, now: () => number): IngestRates {
  const starts = tokenBuckets(limits.ipSessionsPerMinute, now);
  const byIp = tokenBuckets(limits.ipUploadsPerMinute, now);
  const bySession = tokenBuckets(limits.sessionUploadsPerMinute, now);
  const charge = (ip: string | null, sessionId: string, units: number): void => {
    if (units <= 0) return;
    byIp.charge(addressKey(ip), units);
    bySession.charge(sessionId, units);
  };
  return {
    startFrom: (ip) => take(starts, addressKey(ip), 'Too many sessions were asked for from this address.'),
    uploadFrom: (ip) => take(byIp, addressKey(ip), 'Too many uploads come from this address.'),
    uploadOf: (sessionId) => take(bySession, sessionId, 'Too many uploads of this session.'),
    weigh: ({ ip, sessionId, bytes }) => charge(ip, sessionId, Math.ceil(bytes / UNIT_BYTES) - 1),
    weighAssets: ({ ip, sessionId, sent }) => charge(ip, sessionId, Math.floor(sent / UNIT_ASSETS)),
    isNear: (sessionId) => bySession.share(sessionId) < NEAR,
  };
}

function take(buckets: TokenBuckets, key: string, message: string): void {
  const taken = buckets.take(key);
  if (taken.ok) return;
  throw new Refusal(429, 'RATE_LIMITED', message, { retryAfterMs: taken.waitMs });
}
