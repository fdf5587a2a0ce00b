import { describe, expect, it } from 'vitest';
import { addressKey } from './address-key.js';
import { tokenBuckets } from './token-bucket.js';

describe('token buckets', () => {
  it('give a minute’s worth at once, then as much as time brings', () => {
    let now = 0;
    const buckets = tokenBuckets(60, () => now);
    for (let i = 0; i < 60; i++) expect(buckets.take('a')).toEqual({ ok: true });
    expect(buckets.take('a')).toEqual({ ok: false, waitMs: 1000 });
    expect(buckets.take('b')).toEqual({ ok: true });
    now += 1000;
    expect(buckets.take('a')).toEqual({ ok: true });
    expect(buckets.take('a')).toMatchObject({ ok: false });
    now += 3_600_000;
    expect(buckets.share('a')).toBe(1);
  });

  it('go into debt for what is known only afterwards, and wait until it is paid', () => {
    let now = 0;
    const buckets = tokenBuckets(60, () => now);
    buckets.charge('a', 70);
    expect(buckets.share('a')).toBe(0);
    expect(buckets.take('a')).toEqual({ ok: false, waitMs: 11_000 });
    now += 11_000;
    expect(buckets.take('a')).toEqual({ ok: true });
  });

  it('lose nothing and gain nothing by a clock that is set back', () => {
    let now = 100_000;
    const buckets = tokenBuckets(60, () => now);
    buckets.charge('a', 30);
    now = 0;
    expect(buckets.share('a')).toBe(0.5);
  });

  it('remember a bounded number of keys', () => {
    const buckets = tokenBuckets(1, () => 0);
    for (let i = 0; i < 100_000; i++) buckets.take(`key-${i}`);
    expect(buckets.take('key-0')).toEqual({ ok: true });
    expect(buckets.take('key-99999')).toMatchObject({ ok: false });
  });
});

it.each([
  [null, ''],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['fe80::1:2:3:4', 'fe80:0:0:0'],
])('the address %s counts as %j', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
