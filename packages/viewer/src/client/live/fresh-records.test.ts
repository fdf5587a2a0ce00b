import { describe, expect, it } from 'vitest';
import type { ShownRecord } from '../../api/answers.js';
import { aRecord } from '../../server/testing/rows.js';
import {
  type FreshRecords,
  MOST_FRESH,
  NOTHING_FRESH,
  withArrived,
  withoutOld,
  withShown,
} from './fresh-records.js';
import { mergeRecords } from './merge-records.js';

const shownRecord = (n: number): ShownRecord => ({ ...aRecord(n), held: null });
const some = (...numbers: readonly number[]): readonly ShownRecord[] => numbers.map(shownRecord);
const numbersOf = (records: readonly ShownRecord[]): readonly number[] =>
  records.map(({ time }) => time - 1_000);
const arrived = (fresh: FreshRecords, numbers: readonly number[], isHeld = false): FreshRecords =>
  withArrived(fresh, some(...numbers), isHeld);

describe('fresh records', () => {
  it('are shown newest first, whatever the order in which they came, and each once', () => {
    const fresh = arrived(arrived(NOTHING_FRESH, [3, 5]), [4, 5, 3]);
    expect(numbersOf(fresh.shown)).toEqual([5, 4, 3]);
  });

  it('wait while the list is held, and are let in together', () => {
    const held = arrived(arrived(NOTHING_FRESH, [1]), [2, 3], true);
    expect([numbersOf(held.shown), numbersOf(held.waiting)]).toEqual([[1], [3, 2]]);
    const shown = withShown(held);
    expect([numbersOf(shown.shown), numbersOf(shown.waiting)]).toEqual([[3, 2, 1], []]);
  });

  it('that are known already change nothing', () => {
    const fresh = arrived(NOTHING_FRESH, [1]);
    expect(arrived(fresh, [1], true)).toBe(fresh);
    expect(withShown(fresh)).toBe(fresh);
  });

  it('are the newest of too many, and say that some are missing', () => {
    const numbers = Array.from({ length: MOST_FRESH + 1 }, (_, n) => n);
    const fresh = arrived(NOTHING_FRESH, numbers);
    expect(fresh).toMatchObject({ isCut: true });
    expect(fresh.shown).toHaveLength(MOST_FRESH);
    expect(numbersOf(fresh.shown).at(-1)).toBe(1);
  });

  it('are dropped when the list was read again, but for those that came meanwhile', () => {
    const before = { ...arrived(arrived(NOTHING_FRESH, [1]), [2], true), isCut: true };
    const after = withoutOld(arrived(before, [3]), before);
    expect(after).toMatchObject({ waiting: [], isCut: false });
    expect(numbersOf(after.shown)).toEqual([3]);
  });
});

describe('a list with fresh records', () => {
  it('has each record once, newest first', () => {
    const loaded = { records: some(5, 3, 1), isWhole: true };
    expect(numbersOf(mergeRecords(some(6, 5, 4, 0), loaded))).toEqual([6, 5, 4, 3, 1, 0]);
  });

  it('leaves to a page that is not loaded what belongs to it', () => {
    const loaded = { records: some(5, 3), isWhole: false };
    expect(numbersOf(mergeRecords(some(6, 2), loaded))).toEqual([6, 5, 3]);
  });

  it('stays the very same when nothing is new', () => {
    const records = some(5, 3);
    expect(mergeRecords(some(5), { records, isWhole: false })).toBe(records);
  });
});
