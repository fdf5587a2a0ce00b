import { describe, expect, it } from 'vitest';
import { timeScale } from './time-scale.js';

const hour = 3_600_000;

describe('timeScale', () => {
  it('is linear over one stretch', () => {
    const scale = timeScale([{ fromMs: 1000, toMs: 11_000 }]);
    expect([scale.place(1000), scale.place(6000), scale.place(11_000)]).toEqual([0, 0.5, 1]);
    expect(scale.timeAt(0.25)).toBe(3500);
    expect(scale.breaks).toEqual([]);
  });

  it('joins stretches that overlap or nearly touch', () => {
    const scale = timeScale([
      { fromMs: 0, toMs: 10_000 },
      { fromMs: 5000, toMs: 20_000 },
      { fromMs: 22_000, toMs: 30_000 },
    ]);
    expect(scale.spans).toHaveLength(1);
    expect(scale.totalMs).toBe(30_000);
  });

  it('squeezes a long absence to a narrow break', () => {
    const scale = timeScale([
      { fromMs: 0, toMs: 60_000 },
      { fromMs: hour, toMs: hour + 60_000 },
    ]);
    expect(scale.breaks).toHaveLength(1);
    expect(scale.place(hour) - scale.place(60_000)).toBeCloseTo(0.03);
    expect(scale.totalMs).toBe(120_000);
    expect(scale.elapsed(hour + 30_000)).toBe(90_000);
  });

  it('finds its way back from every place', () => {
    const scale = timeScale([
      { fromMs: 0, toMs: 60_000 },
      { fromMs: hour, toMs: hour + 20_000 },
      { fromMs: 3 * hour, toMs: 3 * hour + 5000 },
    ]);
    for (const t of [0, 1, 30_000, 60_000, hour / 2, hour + 7, 3 * hour + 4999]) {
      expect(scale.timeAt(scale.place(t))).toBeCloseTo(t, 3);
    }
  });

  it('keeps breaks from eating the axis when there are many', () => {
    const scale = timeScale(
      Array.from({ length: 50 }, (_, n) => ({ fromMs: n * hour, toMs: n * hour + 1000 })),
    );
    const broken = scale.breaks.reduce((sum, each) => sum + each.to - each.from, 0);
    expect(broken).toBeCloseTo(0.3);
  });

  it('clamps what lies outside, and survives having nothing', () => {
    const scale = timeScale([{ fromMs: 1000, toMs: 3000 }]);
    expect([scale.place(0), scale.place(9000), scale.timeAt(-1), scale.timeAt(2)]).toEqual([
      0, 1, 1000, 3000,
    ]);
    expect(timeScale([]).place(5)).toBe(0);
  });
});
