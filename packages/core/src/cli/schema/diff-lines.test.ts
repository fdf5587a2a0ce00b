import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from './diff-lines.js';

describe('diffLines', () => {
  it('shows what is gone and what is new, in order', () => {
    expect(diffLines(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toBe('- b\n+ x\n+ d');
  });

  it('shows nothing for the same lines', () => {
    expect(diffLines(['a', 'b'], ['a', 'b'])).toBe('');
  });

  it('accounts for every line that both do not share', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const out = diffLines(before, after).split('\n').filter(Boolean);
        const [gone, fresh] = ['-', '+'].map((sign) => out.filter((line) => line.startsWith(sign)).length);
        expect(before.length - (gone ?? 0)).toBe(after.length - (fresh ?? 0));
      }),
    );
  });
});
