import { describe, expect, it } from 'vitest';
import { excerpt } from './excerpt.js';
import { type TextPiece, textDiff } from './text-diff.js';

const joined = (pieces: readonly TextPiece[] | undefined): string =>
  pieces?.map(({ text, changed }) => (changed ? `<${text}>` : text)).join('') ?? '';

describe('textDiff', () => {
  it.each([
    ['RMA-2026-11-1042-A', 'RMA-2026-11-1042-B', 'RMA-2026-11-1042-<A>', 'RMA-2026-11-1042-<B>'],
    ['ships on Monday', 'ships on Monday, if dry', 'ships on Monday<>', 'ships on Monday<, if dry>'],
    ['aaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaa<>', 'aaaaaaaaaaaaaa<a>'],
  ])('marks where %j and %j differ', (before, after, ...expected) => {
    const diff = textDiff(before, after);
    expect([joined(diff?.before), joined(diff?.after)]).toEqual(expected);
  });

  it('leaves short texts and ones that have little in common alone', () => {
    expect(textDiff('paid', 'paid late')).toBeNull();
    expect(textDiff('a text of some length', 'entirely other words here')).toBeNull();
  });

  it('never cuts a character in two', () => {
    const diff = textDiff('thank you all 😀!', 'thank you all 😁!');
    expect(joined(diff?.after)).toBe('thank you all <😁>!');
  });
});

describe('excerpt', () => {
  const words = 'one two three four five six seven eight nine ten '.repeat(8);

  it('is not needed for a short text', () => {
    expect(excerpt([{ text: 'short', changed: false }])).toBeNull();
  });

  it('is the beginning of a text that nothing is marked in', () => {
    expect(joined(excerpt([{ text: words, changed: false }]) ?? [])).toBe('one two three four five six…');
  });

  it('is what changed, with a few words around, on both sides of a change', () => {
    const diff = textDiff(`${words}old${words}`, `${words}new${words}`);
    const around = '…five six seven eight nine ten <new>one two three four five six…';
    expect(joined(excerpt(diff?.after ?? []) ?? [])).toBe(around);
    expect(joined(excerpt(diff?.before ?? []) ?? [])).toBe(around.replace('new', 'old'));
  });

  it('stays short however much changed', () => {
    const diff = textDiff(`${words}x`, `${words}${'😀'.repeat(5_000)}x`);
    expect(joined(excerpt(diff?.after ?? []) ?? []).length).toBeLessThan(320);
  });
});
