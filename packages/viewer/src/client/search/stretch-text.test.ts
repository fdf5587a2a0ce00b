import { describe, expect, it } from 'vitest';
import { endText, startText, stretchText } from './stretch-text.js';

const DAY = 86_400_000;
const at = (date: number, hour = 0, minute = 0, second = 0): number =>
  new Date(2026, 10, date, hour, minute, second).getTime();

describe('a stretch of time', () => {
  it.each([
    ['a day by its name', at(24), at(25), DAY, '24 Nov 2026'],
    ['days by the first and the last', at(24), at(27), DAY, '24 Nov 2026 – 26 Nov 2026'],
    ['days that begin elsewhere by the clock', at(24, 1), at(25, 1), DAY, '24 Nov, 01:00 – 25 Nov, 01:00'],
    ['hours on one day', at(24, 14), at(24, 15), 3_600_000, '24 Nov, 14:00 – 15:00'],
    ['hours over midnight', at(24, 23), at(25), 3_600_000, '24 Nov, 23:00 – 25 Nov, 00:00'],
    ['seconds', at(24, 14, 3, 5), at(24, 14, 3, 6), 1_000, '24 Nov, 14:03:05 – 14:03:06'],
  ])('names %s', (_title, from, to, stretchMs, text) => {
    expect(stretchText(from, to, stretchMs)).toBe(text);
  });

  it('names no time for what is none', () => {
    expect([startText(Number.NaN, DAY), endText(9e15, 1)]).toEqual(['–', '–']);
  });
});
