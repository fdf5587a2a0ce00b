import { describe, expect, it } from 'vitest';
import { lazyRequest } from './lazy-request.js';
import type { RequestFacts } from './request-facts.js';

const facts = (changes: Partial<RequestFacts> = {}): RequestFacts => ({
  method: 'POST',
  url: '/orders/42?x=1',
  header: (name) => (name === 'host' ? 'shop.test' : undefined),
  peerAddress: null,
  native: null,
  ...changes,
});

describe('the web request that a host’s actor gets', () => {
  it('reads like any other', () => {
    const request = lazyRequest(facts({ headers: () => new Headers({ authorization: 'Bearer x' }) }));
    expect(request.method).toBe('POST');
    expect(request.url).toBe('http://shop.test/orders/42?x=1');
    expect(request.headers.get('authorization')).toBe('Bearer x');
    expect(request.clone().url).toBe(request.url);
    expect(request instanceof Request).toBe(true);
  });

  it('keeps what is hung on it to itself', () => {
    const [one, other] = [lazyRequest(facts()), lazyRequest(facts())] as unknown as Record<string, unknown>[];
    Object.assign(one ?? {}, { user: 'ann' });
    expect(one?.user).toBe('ann');
    expect(other?.user).toBeUndefined();
    expect(Object.keys(other ?? {})).toEqual([]);
  });

  it.each(['a b', 'evil.test/path', 'x:y', '', '[', '\u0000'])(
    'has some URL, whatever the host header %j says',
    (host) => {
      expect(lazyRequest(facts({ header: () => host })).url).toMatch(/^http:\/\//);
    },
  );

  it.each(['CONNECT', 'TRACE', 'trace'])('can be asked although its method is %s', (method) => {
    expect(lazyRequest(facts({ method })).headers.get('cookie')).toBeNull();
  });
});
