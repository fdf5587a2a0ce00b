import { describe, expect, it } from 'vitest';
import { ANNOUNCES, enter, MAY_ANNOUNCE, pageRegion } from './region.js';

describe('words that announce a secret', () => {
  it.each(phrasesOf(ANNOUNCES.source))('%s has one of the words that are looked for first', (phrase) => {
    expect(ANNOUNCES.test(phrase)).toBe(true);
    expect(MAY_ANNOUNCE.test(phrase)).toBe(true);
  });
});

describe('the inside of an element', () => {
  const read = (): null => null;
  const page = pageRegion('balanced');

  it('is not looked at again where nothing further out announces a secret', () => {
    const calm = enter(page, 'section', read, () => 'Running shoes');
    const inner = enter(calm, 'ul', read, () => {
      throw new Error('looked at');
    });
    expect(inner).toMatchObject({ calm: true, sensitive: false });
  });

  it.each([
    ['of much text', 'main', null],
    ['that is the whole page', 'body', 'Running shoes'],
  ])('is looked at in an element %s', (_name, tag, text) => {
    const large = enter(page, tag, read, () => text);
    const list = enter(large, 'ul', read, () => 'Recovery codes');
    expect(enter(list, 'li', read, () => '8264')).toMatchObject({ shows: 'nothing' });
  });
});

/** Every phrase that a pattern of alternatives stands for, but for plurals. */
function phrasesOf(source: string): readonly string[] {
  return source.split(/\|(?![^(]*\))/).flatMap(expand);
}

function expand(part: string): readonly string[] {
  const [group, words] = /\(\?:([^)]*)\)/.exec(part) ?? [];
  if (group === undefined || words === undefined) return [part.replace(/\\b|s\?/g, '')];
  return words.split('|').flatMap((word) => expand(part.replace(group, word)));
}
