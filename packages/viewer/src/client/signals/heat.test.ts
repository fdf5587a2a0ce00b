import { describe, expect, it } from 'vitest';
import { timeScale } from '../visit/time-scale.js';
import { activityBySecond, heatOf } from './heat.js';

const scale = timeScale([{ fromMs: 0, toMs: 100_000 }]);

describe('heatOf', () => {
  it('is as strong as a stretch is lively beside the liveliest', () => {
    const times = [1000, 1100, 1200, 1300, 51_000];
    expect(heatOf(activityBySecond(times), scale, 10)).toEqual([
      { from: 0, level: 1 },
      { from: 0.5, level: 0.5 },
    ]);
  });

  it('is nothing where nobody does anything, and stays on the axis', () => {
    expect(heatOf([], scale, 10)).toEqual([]);
    expect(heatOf(activityBySecond([900_000]), scale, 10)).toEqual([{ from: 0.9, level: 1 }]);
  });
});
