import { expect, it } from 'vitest';
import { encodeJson } from './encode-json.js';

it('is plain JSON for clean text, escapes and emoji too', () => {
  const rows = [{ a: 'tab\t "quoted" \\u0000 \\ud800 🦊 é', b: [1, null, true] }];
  expect(encodeJson(rows)).toBe(JSON.stringify(rows));
});

it.each([
  ['NUL', 'a\0b', 'a\ufffdb'],
  ['a lone high surrogate', 'a\ud800b', 'a\ufffdb'],
  ['a lone low surrogate', 'a\udfffb', 'a\ufffdb'],
])('replaces %s in values and in keys, at any depth', (_, dirty, clean) => {
  expect(JSON.parse(encodeJson([[dirty, { [dirty]: { deep: [dirty] } }]]))).toEqual([
    [clean, { [clean]: { deep: [clean] } }],
  ]);
});
