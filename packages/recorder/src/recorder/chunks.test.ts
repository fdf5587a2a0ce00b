import { gunzipSync } from 'node:zlib';
import { joinParts } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { addEvent, addMark, type ChunkLimits, isFull, openChunk } from './open-chunk.js';
import { partSize, type SealedPart, seal, sealNow } from './seal.js';
import { splitText } from './split-text.js';

const limits: ChunkLimits = { size: 1000, marks: 40, markBytes: 6144, ageMs: 10_000 };
const event = (timestamp: number, text = ''): eventWithTime =>
  ({ type: 5, data: { tag: 'x', payload: text }, timestamp }) as eventWithTime;
const mark = { requestId: 'r', method: 'POST', path: '/orders', t: 1, inputAgo: null };
const sender = { sessionId: 's', tabId: 't', dropped: 3, recorder: '0' };

describe('a chunk closes', () => {
  it.each([
    ['never while it is empty', () => openChunk('p', 0, 0), 60_000, false],
    ['not before its time', () => filled(1), 9_999, false],
    ['after its time', () => filled(1), 10_000, true],
    ['at its size', () => filled(40), 1, true],
  ])('%s', (_, chunk, now, expected) => {
    expect(isFull(chunk(), limits, now)).toBe(expected);
  });

  it('at forty marks, and before their paths outgrow the envelope', () => {
    const many = filled(1);
    for (let i = 0; i < 40; i++) addMark(many, mark);
    expect(isFull(many, limits, 1)).toBe(true);
    const long = filled(1);
    for (let i = 0; i < 20; i++) addMark(long, { ...mark, path: `/${'segment/'.repeat(40)}` });
    expect(long.marks.length < 40 && isFull(long, limits, 1)).toBe(true);
  });
});

describe('a sealed chunk', () => {
  it('says what is in it', async () => {
    const chunk = openChunk('p', 7, 5);
    addEvent(chunk, event(20));
    addEvent(chunk, { type: 2, data: {}, timestamp: 10 } as eventWithTime);
    addMark(chunk, mark);
    const [part, ...rest] = await seal(chunk, sender);
    expect(rest).toEqual([]);
    expect(part?.envelope).toEqual({
      v: 1,
      ...sender,
      page: 'p',
      seq: 7,
      part: 0,
      parts: 1,
      firstMs: 10,
      lastMs: 20,
      count: 2,
      hasSnapshot: true,
      marks: [mark],
    });
    expect(eventsOf([part])).toEqual([event(20), { type: 2, data: {}, timestamp: 10 }]);
  });

  it.each([
    ['larger than a request may be', () => noise(3_000_000)],
    ['inflating to more than the server takes', () => noise(7_000_000).replace(/[0-7]/g, 'a')],
    ['compressing too well', () => 'abc '.repeat(500_000)],
    ['of letters beyond the basic plane', () => '😀'.repeat(400_000)],
  ])('%s is split into parts that are taken, each a JSON array', async (_, text) => {
    const chunk = openChunk('p', 0, 0);
    const events = [event(1, text()), event(2)];
    for (const one of events) addEvent(chunk, one);
    for (const parts of [await seal(chunk, sender), sealNow(chunk, sender)]) {
      expect(parts.length).toBeGreaterThan(1);
      for (const { body } of parts) expectTaken(body);
      expect(parts.map(({ envelope }) => envelope.part)).toEqual(parts.map((_part, i) => i));
      expect(eventsOf(parts)).toEqual(events);
    }
  });

  it('small ones stay whole, however well they compress', () => {
    expect(partSize(60_000, 100)).toBeNull();
    expect(partSize(500_000, 50_000)).toBeNull();
  });
});

it('text is cut into pieces that joined are the text', () => {
  for (const text of ['', 'a', 'abcdef', 'a😀b😀c😀']) {
    for (const size of [2, 3, 4, 100]) {
      const pieces = splitText(text, size);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces)
        expect(new TextDecoder().decode(new TextEncoder().encode(piece))).toBe(piece);
    }
  }
});

function filled(events: number): ReturnType<typeof openChunk> {
  const chunk = openChunk('p', 0, 0);
  for (let i = 0; i < events; i++) addEvent(chunk, event(i));
  return chunk;
}

function noise(length: number): string {
  let seed = 42;
  let text = '';
  while (text.length < length) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += seed.toString(36);
  }
  return text.slice(0, length);
}

function expectTaken(body: Uint8Array): void {
  const text = gunzipSync(body);
  expect(body.length).toBeLessThan(1_048_576);
  expect(text.length).toBeLessThan(8_388_608);
  if (text.length > 65_536) expect(text.length / body.length).toBeLessThan(60);
  expect(Array.isArray(JSON.parse(text.toString()))).toBe(true);
}

function eventsOf(parts: readonly (SealedPart | undefined)[]): readonly unknown[] {
  return joinParts(
    parts.map((part) => JSON.parse(gunzipSync(part?.body ?? new Uint8Array()).toString()) as unknown[]),
  );
}
