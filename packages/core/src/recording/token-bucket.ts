import QuickLRU from 'quick-lru';

/** A rate for each of many keys: a bucket holds a minute's worth, and fills as time goes by. */
export interface TokenBuckets {
  /** Takes from the key's bucket if anything is in it; else nothing, and `waitMs` says when to come again. */
  take(key: string, cost?: number): { readonly ok: true } | { readonly ok: false; readonly waitMs: number };
  /** Takes whatever is there: for what is known only afterwards. The bucket may be left in debt. */
  charge(key: string, cost: number): void;
  /** What is left of the key's bucket, 1 when it is full. */
  share(key: string): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Keys remembered; one that is forgotten has a full bucket again. */
const REMEMBERED = 20_000;
const MINUTE_MS = 60_000;

export function tokenBuckets(perMinute: number, now: () => number): TokenBuckets {
  const buckets = new QuickLRU<string, Bucket>({ maxSize: REMEMBERED });
  const bucketOf = (key: string): Bucket => {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: perMinute, at };
    const gained = (Math.max(0, at - bucket.at) * perMinute) / MINUTE_MS;
    bucket.tokens = Math.min(perMinute, bucket.tokens + gained);
    bucket.at = at;
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    take(key, cost = 1) {
      const bucket = bucketOf(key);
      if (bucket.tokens < 1) return { ok: false, waitMs: ((1 - bucket.tokens) * MINUTE_MS) / perMinute };
      bucket.tokens -= cost;
      return { ok: true };
    },
    charge(key, cost) {
      bucketOf(key).tokens -= cost;
    },
    share: (key) => Math.max(0, bucketOf(key).tokens / perMinute),
  };
}
