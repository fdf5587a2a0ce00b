import type { eventWithTime } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { parseEvents } from './parse-events.js';

const times = { fromMs: 10_000, toMs: 20_000 };
const keep = (event: unknown): eventWithTime => event as eventWithTime;

describe('parseEvents', () => {
  it('keeps events within the times of their chunk', () => {
    const good = { type: 5, timestamp: 15_000, data: { tag: 'x', payload: {} } };
    const read = parseEvents([JSON.stringify([good, { ...good, timestamp: 90_000 }])], times, keep);
    expect(read).toEqual([good]);
  });

  it.each([
    ['null', null],
    ['a string', 'event'],
    ['an unknown type', { type: 8, timestamp: 15_000, data: {} }],
    ['a type that is text', { type: '3', timestamp: 15_000, data: {} }],
    ['no time', { type: 3, data: {} }],
    ['no data', { type: 3, timestamp: 15_000 }],
  ])('leaves out %s', (_name, event) => {
    expect(parseEvents([JSON.stringify([event])], times, keep)).toEqual([]);
  });

  it('leaves out what the allow-list refuses', () => {
    const event = { type: 3, timestamp: 15_000, data: {} };
    expect(parseEvents([JSON.stringify([event])], times, () => null)).toEqual([]);
  });

  it('refuses a chunk that is no list', () => {
    expect(() => parseEvents(['{"length":1}'], times, keep)).toThrow('list of events');
  });
});
