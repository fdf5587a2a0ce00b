import { describe, expect, it } from 'vitest';
import { compactJson } from './compact-json.js';

describe('compactJson', () => {
  it('writes what fits into a line', () => {
    const value = { sku: 'a"b', counts: [1, null, true], none: {}, empty: [] };
    expect(compactJson(value, 96)).toBe(
      '{ "sku": "a\\"b", "counts": [1, null, true], "none": {  }, "empty": [] }',
    );
  });

  it.each([
    ['a long string', 'x'.repeat(200)],
    ['many fields', Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}`, n]))],
    ['what is too deep', JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)],
    ['a long list', Array.from({ length: 100_000 }, () => 1)],
  ])('gives up on %s', (_what, value) => {
    expect(compactJson(value, 96)).toBeNull();
  });

  it('is never longer than it may be', () => {
    for (let most = 0; most < 40; most += 1) {
      const text = compactJson([1, { a: 'bc' }, [[]]], most);
      expect(text === null || text.length <= most).toBe(true);
    }
  });
});
