import { gzipSync } from 'node:zlib';
import type { eventWithTime } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { chunkOf } from '../visit/fixtures.js';
import type { Segment } from '../visit/segments.js';
import { segmentLoader } from './segment-loader.js';

const keepAll = () => (event: unknown) => event as eventWithTime;
const mutation = (timestamp: number): object => ({ type: 3, timestamp, data: { source: 0 } });
const click = (timestamp: number): object => ({ type: 3, timestamp, data: { source: 2 } });

describe('segmentLoader', () => {
  it('reads the chunks of a segment in order, without what comes after its end', async () => {
    const { api } = server({
      'tab1.p1.0.0': JSON.stringify([mutation(0), click(500)]),
      'tab1.p1.1.0': JSON.stringify([mutation(1000), click(1500), click(1900)]),
    });
    const segment = segmentOf([chunkOf(0, [0, 900]), chunkOf(1, [1000, 1900])], 1500);
    const { events, activity } = await segmentLoader(api, keepAll).load(segment);
    expect(events.map(({ timestamp }) => timestamp)).toEqual([0, 500, 1000, 1500]);
    expect(activity).toEqual([500, 1500]);
  });

  it('joins the parts of a chunk that was split in the middle of its JSON', async () => {
    const text = JSON.stringify([mutation(0), click(500)]);
    const piece = (from: number, to?: number): string => JSON.stringify([text.slice(from, to)]);
    const { api } = server({ 'tab1.p1.0.0': piece(0, 20), 'tab1.p1.0.1': piece(20) });
    const parts = [chunkOf(0, [0, 900], { parts: 2 }), chunkOf(0, [0, 900], { parts: 2, part: 1 })];
    const { events } = await segmentLoader(api, keepAll).load(segmentOf(parts, 900));
    expect(events).toHaveLength(2);
  });

  it('asks for each chunk once while its segment stays near, and again after a failure', async () => {
    const { api, asked } = server({ 'tab1.p1.0.0': '[]' });
    const loader = segmentLoader(api, keepAll);
    const segment = segmentOf([chunkOf(0, [0, 900])], 900);
    await Promise.all([loader.load(segment), loader.load(segment)]);
    const missing = segmentOf([chunkOf(7, [0, 900])], 900, 'missing');
    await expect(loader.load(missing)).rejects.toThrow('no such chunk');
    await expect(loader.load(missing)).rejects.toThrow('no such chunk');
    expect(asked).toEqual(['tab1.p1.0.0', 'tab1.p1.7.0', 'tab1.p1.7.0']);
  });

  it('asks only for the new chunks of a segment that has grown', async () => {
    const { api, asked } = server({
      'tab1.p1.0.0': JSON.stringify([mutation(0), click(500)]),
      'tab1.p1.1.0': JSON.stringify([click(1500)]),
    });
    const loader = segmentLoader(api, keepAll);
    const first = await loader.load(segmentOf([chunkOf(0, [0, 900])], 900));
    const chunks = [chunkOf(0, [0, 900]), chunkOf(1, [1000, 1900])];
    const grown = await loader.load(segmentOf(chunks, 1900));
    expect(asked).toEqual(['tab1.p1.0.0', 'tab1.p1.1.0']);
    expect(grown.events.map(({ timestamp }) => timestamp)).toEqual([0, 500, 1500]);
    expect(grown.events.slice(0, 2)).toEqual(first.events);
    expect(grown.events[1]).toBe(first.events[1]);
  });

  it('gets what a segment names before its events are read, also a name cut in two', async () => {
    const text = JSON.stringify([{ ...mutation(0), shows: 'asset:u1logo' }, click(500)]);
    const cut = text.indexOf('logo');
    const { api } = server({
      'tab1.p1.0.0': JSON.stringify([text.slice(0, cut)]),
      'tab1.p1.0.1': JSON.stringify([text.slice(cut)]),
      'tab1.p1.1.0': JSON.stringify([{ ...mutation(1000), shows: 'asset:c2' }]),
    });
    const log: unknown[] = [];
    const fetch = async (sessionId: string, names: ReadonlySet<string>): Promise<void> => {
      log.push([sessionId, ...names]);
    };
    const sanitizer = () => (event: unknown) => {
      log.push('event');
      return event as eventWithTime;
    };
    const parts = [chunkOf(0, [0, 900], { parts: 2 }), chunkOf(0, [0, 900], { parts: 2, part: 1 })];
    const loader = segmentLoader(api, sanitizer, { fetch });
    await loader.load(segmentOf(parts, 900));
    await loader.load(segmentOf([...parts, chunkOf(1, [1000, 1900])], 1900));
    expect(log).toEqual([['s1', 'u1logo'], 'event', 'event', ['s1', 'u1logo', 'c2'], 'event']);
  });

  it('asks for no assets where none is named', async () => {
    const { api } = server({ 'tab1.p1.0.0': JSON.stringify([mutation(0)]) });
    const fetch = () => Promise.reject(new Error('asked'));
    const { events } = await segmentLoader(api, keepAll, { fetch }).load(
      segmentOf([chunkOf(0, [0, 900])], 900),
    );
    expect(events).toHaveLength(1);
  });

  it('lets go of segments that lie far back', async () => {
    const { api, asked } = server({ 'tab1.p1.0.0': '[]' });
    const loader = segmentLoader(api, keepAll);
    for (const id of ['a', 'b', 'c', 'd', 'a']) await loader.load(segmentOf([chunkOf(0, [0, 900])], 900, id));
    expect(asked).toHaveLength(5);
  });
});

function server(texts: Readonly<Record<string, string>>): {
  readonly api: Parameters<typeof segmentLoader>[0];
  readonly asked: string[];
} {
  const asked: string[] = [];
  const chunk = async (_session: string, key: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
    asked.push(key);
    const text = texts[key];
    if (text === undefined) throw new Error('no such chunk');
    return new Blob([new Uint8Array(gzipSync(text))]).stream();
  };
  return { api: { chunk }, asked };
}

function segmentOf(chunks: Segment['chunks'], toMs: number, id = 'segment'): Segment {
  return { id, sessionId: 's1', tabId: 'tab1', page: 'p1', fromMs: 0, toMs, chunks, endsBy: 'end' };
}
