import { describe, expect, it } from 'vitest';
import { type AskedScript, allowsConnect, allowsScript, parsePolicies } from './content-policy.js';

const PAGE = new URL('https://shop.example/cart');
const OWN = new URL('https://shop.example/api/auditreel/recorder.js');
const STUB: AskedScript = { url: OWN, nonce: null, integrity: null, isInserted: false };

function allows(policy: string, changes: Partial<AskedScript> = {}): boolean {
  return parsePolicies(policy).every((one) => allowsScript(one, { ...STUB, ...changes }, PAGE));
}

describe('a script', () => {
  it.each([
    ["default-src 'self'", true],
    ["default-src 'none'", false],
    ["default-src 'none'; script-src 'self'", true],
    ["script-src 'self'; script-src-elem https://cdn.example", false],
    ['img-src https://cdn.example', true],
    ['script-src https:', true],
    ['script-src *', true],
    ['script-src shop.example', true],
    ['script-src https://shop.example/api/', true],
    ['script-src https://shop.example/assets/', false],
    ['script-src *.example', true],
    ['script-src *.shop.example', false],
    ['script-src shop.example:8443', false],
    ["script-src 'unsafe-inline'", false],
    ["SCRIPT-SRC 'SELF'", true],
    ["script-src 'self', script-src https://cdn.example", false],
    ["script-src 'none'; script-src 'self'", false],
  ])('under %s: %s', (policy, expected) => {
    expect(allows(policy)).toBe(expected);
  });

  it('is let in by its nonce, and by no other', () => {
    expect(allows("script-src 'nonce-abc'", { nonce: 'abc' })).toBe(true);
    expect(allows("script-src 'nonce-abc'", { nonce: 'old' })).toBe(false);
    expect(allows("script-src 'nonce-abc'")).toBe(false);
  });

  it("that stands in the page needs a nonce under 'strict-dynamic'; one that a script inserts does not", () => {
    const policy = "script-src 'self' 'nonce-abc' 'strict-dynamic'";
    expect(allows(policy)).toBe(false);
    expect(allows(policy, { nonce: 'abc' })).toBe(true);
    expect(allows(policy, { isInserted: true })).toBe(true);
  });

  it('is let in by its hash', () => {
    expect(allows("script-src 'sha256-aaa='", { integrity: 'sha256-aaa=' })).toBe(true);
    expect(allows("script-src 'sha256-aaa='", { integrity: 'sha256-bbb=' })).toBe(false);
  });
});

describe('an upload', () => {
  const allowed = (policy: string): boolean =>
    parsePolicies(policy).every((one) => allowsConnect(one, new URL('session', OWN), PAGE));

  it.each([
    ["default-src 'self'", true],
    ["default-src 'self'; connect-src https://api.example", false],
    ["script-src 'none'", true],
    ['connect-src https://shop.example/api/auditreel/', true],
  ])('under %s: %s', (policy, expected) => {
    expect(allowed(policy)).toBe(expected);
  });
});
