import { describe, expect, it } from 'vitest';
import { storedValue } from './stored-value.js';

const HASH = 'ab'.repeat(32);
const NOTHING = { truncated: null, redacted: null };

describe('storedValue', () => {
  it.each([
    ['a string', 'paid', { kind: 'text', text: 'paid' }],
    ['a number', 12, { kind: 'plain', text: '12' }],
    ['null', null, { kind: 'plain', text: 'null' }],
    ['what the trigger left out', '[redacted]', { kind: 'redacted' }],
    ['what was erased', '[erased]', { kind: 'erased' }],
    ['bytes', { length: 9, sha256: HASH }, { kind: 'hashed', length: 9, sha256: HASH }],
    ['short JSON', { a: [1, 'x'] }, { kind: 'text', text: '{ "a": [1, "x"] }' }],
    ['JSON that only looks like bytes', { length: 9 }, { kind: 'text', text: '{ "length": 9 }' }],
    ['JSON with a hash of another kind', { length: 9, sha256: 'x', a: 1 }, { kind: 'text' }],
  ])('knows %s', (_what, value, expected) => {
    expect(storedValue('field', value, NOTHING)).toMatchObject(expected);
  });

  it('knows a long value by its length alone, where the database has no hash', () => {
    const fate = { ...NOTHING, truncated: ['note'] };
    expect(storedValue('note', { length: 5_000 }, fate)).toEqual({
      kind: 'hashed',
      length: 5_000,
      sha256: null,
    });
    expect(storedValue('other', { length: 5_000 }, fate).kind).toBe('text');
  });

  it('tells a null that was erased from one that was always there', () => {
    const redacted = { at: 1, by: null, recordId: 'r', fields: ['email'] };
    expect(storedValue('email', null, { truncated: null, redacted }).kind).toBe('erased');
    expect(storedValue('phone', null, { truncated: null, redacted }).kind).toBe('plain');
  });

  it('leaves JSON a tree when it is long or deep', () => {
    let deep: unknown = 1;
    for (let n = 0; n < 5_000; n += 1) deep = [deep];
    expect(storedValue('f', deep as never, NOTHING).kind).toBe('json');
    expect(storedValue('f', { text: 'x'.repeat(200) }, NOTHING).kind).toBe('json');
  });
});
