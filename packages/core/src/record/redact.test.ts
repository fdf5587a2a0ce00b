import { describe, expect, it } from 'vitest';
import { redact, redactPolicy, redactText } from './redact.js';

const policy = redactPolicy({ fields: ['nickname'], allow: ['cardId'] });
const copyOf = (input: Record<string, unknown>): unknown => redact(input, policy).value;

describe('redact', () => {
  it('replaces values by their names, at any depth, in arrays and in JSON inside strings', () => {
    expect(
      copyOf({
        password: 'x',
        user: { apiKey: 'x', list: [{ otp: 1 }] },
        json: '{"token":"abc","ok":1}',
        nickname: 'x',
        cardId: 'kept',
      }),
    ).toEqual({
      password: '[redacted]',
      user: { apiKey: '[redacted]', list: [{ otp: '[redacted]' }] },
      json: '{"token":"[redacted]","ok":1}',
      nickname: '[redacted]',
      cardId: 'kept',
    });
  });

  it('replaces values by their shape, whatever their names', () => {
    expect(
      copyOf({
        note: 'use sk_live_4eC39HqLyjWDarjtT1zdp7dc',
        n: 4111111111111111,
        ghp_0123456789abcdefABCD: 1,
      }),
    ).toEqual({
      note: 'use [redacted]',
      n: '[redacted]',
      '[redacted]': 1,
    });
  });

  it('copies what JSON has no form for', () => {
    class Money {
      amount = 5;
    }
    const value = copyOf({
      big: 10n,
      date: new Date(0),
      bytes: new Uint8Array(3),
      map: new Map([['a', 1]]),
      set: new Set([1]),
      fn: () => 1,
      error: new TypeError('secret text'),
      nan: Number.NaN,
      money: new Money(),
    });
    expect(value).toEqual({
      big: '10',
      date: '1970-01-01T00:00:00.000Z',
      bytes: '[3 bytes]',
      map: { a: 1 },
      set: [1],
      fn: null,
      error: 'TypeError',
      nan: 'NaN',
      money: { amount: 5 },
    });
  });

  it.each<[string, string]>([
    ['too large to parse', JSON.stringify({ password: 'hunter2', pad: 'x'.repeat(20_000) })],
    ['after a blank', ' {"password":"hunter2"}'],
    ['cut off', '{"user":"ann","password":"hunter2'],
    ['among other words', 'got {"password": "hunter2", "a": 1} from the client'],
    ['with a quote in it', 'x {"password":"a\\"hunter2"}'],
    [
      'in JSON in JSON, too large',
      JSON.stringify({ body: '{"password":"hunter2"}', pad: 'x'.repeat(20_000) }),
    ],
    ['in JSON in JSON, with a quote in it', String.raw`x "{\"password\":\"a\\\"hunter2\",\"a\":1}"`],
    ['a number', 'pay: {"cvv": 271828}'],
    ['a list', 'x {"recoveryCodes": ["hunter2", "271828"]}'],
  ])('finds a secret name in a string that is JSON %s', (_name, text) => {
    const { value } = redact({ text }, redactPolicy({}));
    expect(JSON.stringify(value)).not.toMatch(/hunter2|271828/);
    expect(JSON.stringify(value)).toContain('[redacted]');
  });

  it('leaves other names in such a string as they are', () => {
    const text = 'got {"user": "ann", "n": 1, "list": ["a"]} from "the": client';
    expect(redact({ text }, redactPolicy({})).value).toEqual({ text });
  });

  it('marks what it cut inside a string of JSON', () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${i}`, i])));
    expect(redact({ text }, redactPolicy({})).truncated).toEqual(['text']);
  });

  it('bounds lists of lists, shared ones too', () => {
    let list: unknown[] = [];
    for (let depth = 0; depth < 6; depth++) list = Array(50).fill(list);
    const { value, truncated } = redact({ list }, redactPolicy({}));
    expect(JSON.stringify(value).length).toBeLessThan(100_000);
    expect(truncated).toEqual(['list']);
  });

  it('survives cycles, throwing getters and hostile proxies', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const getter = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(redact({ cycle, getter, proxy }, policy)).toEqual({
      value: { cycle: { self: '[truncated]' }, getter: { x: '[unreadable]' }, proxy: '[unreadable]' },
      truncated: ['cycle', 'getter', 'proxy'],
    });
  });

  it('keeps __proto__ as a harmless key of its own', () => {
    const { value } = redact(JSON.parse('{"__proto__":{"admin":true},"constructor":1}'), policy);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('cuts 10 MB of metadata to 32 KB and says what was cut', () => {
    const huge = { text: 'a b '.repeat(2_500_000), more: Array.from({ length: 100_000 }, (_, i) => i) };
    const { value, truncated } = redact(huge, policy);
    expect(JSON.stringify(value).length).toBeLessThan(40_000);
    expect(truncated).toEqual(['text', 'more']);
    const wide = redact(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i])), policy);
    expect(Object.keys(wide.value)).toHaveLength(50);
    expect(wide.truncated).toEqual(['*']);
  });

  it('makes every string and key well-formed', () => {
    expect(copyOf({ 'a\0\ud800': 'b\0\udfff' })).toEqual({ 'a\ufffd\ufffd': 'b\ufffd\ufffd' });
  });

  it('holds nothing of the host: a later change does not show', () => {
    const input = { inner: { a: 1 } };
    const { value } = redact(input, policy);
    input.inner.a = 2;
    expect(value).toEqual({ inner: { a: 1 } });
  });

  it.each([
    ['a key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
    ['a card number', '4111111111111111'],
    ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl'],
  ])('leaves no half of %s where a text is cut', (_name, secret) => {
    for (const inside of [4, 8, 12, secret.length - 1]) {
      const half = secret.slice(0, inside);
      expect(redactText(`${'x'.repeat(190 - inside)} ${secret}`, 191)).not.toContain(half);
      expect(JSON.stringify(copyOf({ note: `${'x'.repeat(2047 - inside)} ${secret}` }))).not.toContain(half);
    }
  });

  it('names no secret among what was cut, even when a name is one', () => {
    const input = { sk_live_4eC39HqLyjWDarjtT1zdp7dc: 'x'.repeat(3000) };
    expect(redact(input, policy).truncated).toEqual(['[redacted]']);
  });
});
