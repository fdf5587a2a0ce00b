import type { eventWithTime } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { splitMoves } from './split-moves.js';

const first = { type: 4, timestamp: 900, data: { href: '', width: 1, height: 1 } } as eventWithTime;

describe('splitMoves', () => {
  it('puts each position at the time the pointer was there', () => {
    const split = splitMoves([first, moves(1500, [-500, -40, 0])]);
    expect(split.slice(1).map(({ timestamp }) => timestamp)).toEqual([1000, 1460, 1500]);
    expect(split[2]).toMatchObject({ data: { source: 1, positions: [{ x: 1, y: 7, timeOffset: 0 }] } });
  });

  it('puts nothing before the snapshot, and nothing into the future', () => {
    expect(splitMoves([first, moves(1000, [-500, 700])]).map(({ timestamp }) => timestamp)).toEqual([
      900, 900, 1000,
    ]);
  });

  it('leaves other events as they are', () => {
    const click = {
      type: 3,
      timestamp: 1000,
      data: { source: 2, type: 2, id: 1, x: 1, y: 1 },
    } as eventWithTime;
    expect(splitMoves([first, click])).toEqual([first, click]);
  });
});

function moves(timestamp: number, offsets: readonly number[]): eventWithTime {
  const positions = offsets.map((timeOffset, x) => ({ x, y: 7, id: 1, timeOffset }));
  return { type: 3, timestamp, data: { source: 1, positions } } as eventWithTime;
}
