import { beforeEach, expect, it } from 'vitest';
import type { StoredAt } from '../storage/record-query.js';
import { type RecordIntake, recordIntake } from './record-intake.js';

const NOW = 1_800_000_000_000;
const [SECOND, MINUTE] = [1000, 60_000];

let stored: StoredAt[];
let errors: Error[];
let intake: RecordIntake;

beforeEach(() => {
  stored = [];
  errors = [];
  intake = recordIntake({
    records: {
      storedSince: async (since, limit) =>
        stored
          .filter(({ recordedAt }) => recordedAt >= since)
          .toSorted((a, b) => b.recordedAt - a.recordedAt)
          .slice(0, limit),
    },
    onError: (error) => errors.push(error),
  });
});

/** Takes in, and answers whose turn it is. */
async function turnsAt(now: number): Promise<readonly string[]> {
  await intake.take(now);
  const next = intake.next(100_000);
  for (const { id } of next) intake.done(id);
  return next.map(({ id, isAgain }) => (isAgain ? `${id} again` : id));
}

it('takes each record in once, oldest first, and not before its neighbours can be there', async () => {
  stored = [
    { id: 'b', recordedAt: NOW - 5 * SECOND },
    { id: 'a', recordedAt: NOW - 9 * SECOND },
    { id: 'c', recordedAt: NOW - SECOND },
  ];
  expect(await turnsAt(NOW)).toEqual(['a', 'b']);
  expect(await turnsAt(NOW + 10 * SECOND)).toEqual(['c']);
  expect(await turnsAt(NOW + 20 * SECOND)).toEqual([]);
});

it('takes in what a slow transaction stored, with a time that has been read before', async () => {
  expect(await turnsAt(NOW)).toEqual([]);
  stored = [{ id: 'late', recordedAt: NOW - 25 * SECOND }];
  expect(await turnsAt(NOW + 4 * SECOND)).toEqual(['late']);
  expect(await turnsAt(NOW + 5 * SECOND)).toEqual([]);
});

it('goes back over what was stored while another process had the job, by half an hour at most', async () => {
  await turnsAt(NOW);
  stored = [
    { id: 'lost', recordedAt: NOW + MINUTE },
    { id: 'found', recordedAt: NOW + 20 * MINUTE },
  ];
  expect(await turnsAt(NOW + 45 * MINUTE)).toEqual(['found']);
});

it('has a record looked at again when its witness is final, and gives up on one that never is', async () => {
  await turnsAt(NOW);
  intake.again('a', NOW);
  expect(await turnsAt(NOW + 15 * MINUTE)).toEqual([]);
  expect(await turnsAt(NOW + 16 * MINUTE)).toEqual(['a again']);
  await turnsAt(NOW + 31 * MINUTE);
  intake.again('a', NOW);
  expect(await turnsAt(NOW + 32 * MINUTE)).toEqual([]);
});

it('holds no more than 20,000, the newest, and says so', async () => {
  stored = Array.from({ length: 20_001 }, (_, n) => ({ id: `r${n}`, recordedAt: NOW - MINUTE + n }));
  await intake.take(NOW);
  expect(intake.next(100_000)).toHaveLength(20_000);
  expect(intake.next(1)).toEqual([{ id: 'r1', isAgain: false }]);
  expect(errors).toHaveLength(1);
  stored = Array.from({ length: 10 }, (_, n) => ({ id: `s${n}`, recordedAt: NOW + n }));
  await intake.take(NOW + 10 * SECOND);
  expect(intake.next(100_000)).toHaveLength(20_000);
  expect(intake.next(100_000).at(-1)).toEqual({ id: 's9', isAgain: false });
  expect(errors).toHaveLength(2);
});
