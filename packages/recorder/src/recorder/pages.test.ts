import { RECORDER_DEFAULTS, type SessionAnswer } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import { expect, it } from 'vitest';
import type { Clock } from '../stub/clock.js';
import type { ClosedChunk } from './delivery.js';
import { createPages } from './pages.js';

const SNAPSHOT = 2;
const META = 4;
const CUSTOM = 5;
const SESSION = { settings: RECORDER_DEFAULTS } as unknown as SessionAnswer;

it('told to throttle, it closes chunks four times as rarely, until it is told to go on', () => {
  let now = 0;
  const closed: number[] = [];
  const pages = createPages({ now: () => now } as Clock, SESSION, () => closed.push(now));
  const record = (seconds: number): void => {
    for (const end = now + seconds * 1000; now < end; now += 500)
      pages.add({ type: 3, data: {}, timestamp: now } as eventWithTime);
  };
  record(30);
  const before = closed.length;
  pages.throttle(4);
  record(120);
  const during = closed.length - before;
  pages.throttle(1);
  record(120);
  expect([before, during, closed.length - before - during]).toEqual([3, 3, 12]);
});

it('keeps a snapshot together with what stands in front of it, however long it takes', () => {
  let now = 0;
  const closed: ClosedChunk[] = [];
  const pages = createPages({ now: () => now } as Clock, SESSION, (chunk) => closed.push(chunk));
  const add = (type: number): void => pages.add({ type, data: {}, timestamp: now } as eventWithTime);
  for (let snapshot = 0; snapshot < 2; snapshot++) {
    pages.beforeSnapshot();
    add(META);
    add(CUSTOM);
    now += 15_000;
    add(SNAPSHOT);
  }
  expect(closed.map(({ chunk }) => chunk.events.length)).toEqual([3, 3]);
  expect(closed.every(({ chunk }) => chunk.hasSnapshot)).toBe(true);
});
