import { describe, expect, it } from 'vitest';
import type { RecordsAnswer, ShownRecord } from '../../api/answers.js';
import { aRecord } from '../../server/testing/rows.js';
import { countWaiting, isOpenEnded, liveState, newestIn } from './live-state.js';

const shownRecord = (n: number, recordedAt: number | null = null): ShownRecord => ({
  ...aRecord(n, { recordedAt }),
  held: null,
});

describe('a live list', () => {
  it.each([
    ['off', { isOpenEnded: false, isPaused: true, isConnected: false }],
    ['paused', { isOpenEnded: true, isPaused: true, isConnected: false }],
    ['live', { isOpenEnded: true, isPaused: false, isConnected: true }],
    ['reconnecting', { isOpenEnded: true, isPaused: false, isConnected: false }],
  ])('is %s when %j', (state, now) => {
    expect(liveState(now)).toBe(state);
  });

  it.each([
    ['actor=ada&from=5', true],
    ['to=101', true],
    ['to=100', false],
    ['from=5&to=50', false],
  ])('of %s at 100 grows: %s', (filter, grows) => {
    expect(isOpenEnded(filter, 100)).toBe(grows);
  });

  it('goes on at the newest time that it has, whatever the order of its records', () => {
    const page = (...records: readonly ShownRecord[]): RecordsAnswer => ({
      records,
      nextCursor: null,
      searchedTo: null,
    });
    expect(newestIn(page(shownRecord(3, 7), shownRecord(2, 9), shownRecord(1)))).toBe(9);
    expect(newestIn(page())).toBeNull();
    expect(newestIn(undefined)).toBeNull();
  });

  it('counts what waits and is not in it', () => {
    expect(countWaiting([shownRecord(3), shownRecord(2)], [shownRecord(2)])).toBe(1);
  });
});
