import { describe, expect, it } from 'vitest';
import { visible, visibleParts } from './visible.js';

describe('visible', () => {
  it('leaves ordinary text alone, in any script and with emoji', () => {
    const text = 'Grüße שלום 你好 👩‍👩‍👧 e\u0301';
    expect(visibleParts(text)).toEqual([{ text, hidden: false }]);
  });

  it.each([
    ['a right-to-left override', 'invoice\u202egpj.exe', 'invoice\\u{202e}gpj.exe'],
    ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
    ['a zero-width space', 'ad\u200bmin', 'ad\\u{200b}min'],
    ['an escape sequence', '\u001b[31mred', '\\u{001b}[31mred'],
    ['a C1 control', '\u009b', '\\u{009b}'],
    ['line ends', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['NUL', 'a\0b', 'a\\0b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['tag characters', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
  ])('shows %s as an escape', (_name, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('marks the escapes, so that they can be told from the same characters typed out', () => {
    expect(visibleParts('a\u202eb')).toEqual([
      { text: 'a', hidden: false },
      { text: '\\u{202e}', hidden: true },
      { text: 'b', hidden: false },
    ]);
  });
});
