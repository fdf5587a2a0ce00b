import { describe, expect, it, vi } from 'vitest';
import { memoryLeases } from '../storage/memory-leases.js';
import { type DayBudget, dayBudget } from './day-budget.js';
import { NOON } from './testing/test-ingest.js';

const MB = 1_048_576;

function processes(dayBytes: number): { open(): DayBudget; clock: { now: number }; acquire: unknown } {
  const leases = memoryLeases();
  const acquire = vi.spyOn(leases, 'acquire');
  const clock = { now: NOON };
  const limits = { dayBytes, compressedBytes: MB };
  return { open: () => dayBudget({ leases, limits, now: () => clock.now }), clock, acquire };
}

async function spendAll(budgets: readonly DayBudget[], bytes: number): Promise<number> {
  let spent = 0;
  for (let failed = 0, i = 0; failed < budgets.length; i++) {
    const isOurs = await budgets[i % budgets.length]?.take(bytes);
    failed = isOurs ? 0 : failed + 1;
    if (isOurs) spent += bytes;
  }
  return spent;
}

describe('the day’s budget', () => {
  it('is spent once, by however many processes', async () => {
    const { open } = processes(100 * MB);
    expect(await spendAll([open(), open(), open()], MB / 4)).toBe(100 * MB);
  });

  it('is spent once when everybody asks at the same time', async () => {
    const { open } = processes(20 * MB);
    const budgets = [open(), open(), open()];
    const asked = Array.from({ length: 300 }, (_, i) => budgets[i % 3]?.take(MB / 4));
    const given = (await Promise.all(asked)).filter(Boolean).length;
    expect(given).toBeLessThanOrEqual(80);
    expect(given).toBeGreaterThan(60);
  });

  it('survives restarts, each of which costs a slice at most', async () => {
    const { open } = processes(1000 * MB);
    let spent = 0;
    for (let i = 0; i < 10; i++) spent += await takeSome(open(), 20);
    const left = await spendAll([open()], MB / 4);
    expect(spent + left).toBeLessThanOrEqual(1000 * MB);
    expect(spent + left).toBeGreaterThanOrEqual(990 * MB);
  });

  it('is found by a process that comes late, in few questions', async () => {
    const { open, acquire } = processes(2000 * MB);
    await takeSome(open(), 4 * 1500);
    vi.mocked(acquire as () => void).mockClear();
    const late = open();
    expect(await late.take(1)).toBe(true);
    expect(acquire).toHaveBeenCalled();
    expect(vi.mocked(acquire as () => void).mock.calls.length).toBeLessThan(15);
    expect(late.share()).toBeCloseTo(0.25, 2);
  });

  it('is there again after midnight UTC', async () => {
    const { open, clock } = processes(2 * MB);
    const budget = open();
    expect(await spendAll([budget], MB)).toBe(2 * MB);
    expect([budget.isSpent(), budget.share()]).toEqual([true, 0]);
    clock.now += 12 * 3_600_000 - 1;
    expect(await budget.take(MB)).toBe(false);
    clock.now += 1;
    expect([budget.isSpent(), budget.share()]).toEqual([false, 1]);
    expect(await spendAll([budget, open()], MB)).toBe(2 * MB);
  });

  it('gets back what was not stored', async () => {
    const budget = processes(2 * MB).open();
    await budget.take(MB);
    budget.give(MB);
    expect(await spendAll([budget], MB)).toBe(2 * MB);
  });

  it('may be smaller than an upload', async () => {
    const budget = processes(1000).open();
    expect(await budget.take(1001)).toBe(false);
    expect(processes(1000).open().share()).toBe(1);
  });

  it('is not spent because the database is down', async () => {
    const { open, acquire } = processes(MB);
    const budget = open();
    vi.mocked(acquire as () => Promise<boolean>).mockRejectedValueOnce(new Error('down'));
    await expect(Promise.all([budget.take(1), budget.take(1)])).rejects.toThrow('down');
    expect(await budget.take(1)).toBe(true);
  });
});

async function takeSome(budget: DayBudget, quarters: number): Promise<number> {
  for (let i = 0; i < quarters; i++) await budget.take(MB / 4);
  return (quarters * MB) / 4;
}
