import { describe, expect, it } from 'vitest';
import { createEventSanitizer } from './sanitize-event.js';
import { hostileCorpus } from './testing/hostile-corpus.js';

/** An SVG as an image, and text in a variable that no function may use. */
const HARMLESS = /data:image\/svg[^"]*|--x:\\"[^"]*"/g;

describe('the corpus', () => {
  it('has many different attacks', () => {
    expect(hostileCorpus().length).toBeGreaterThan(70);
  });

  it.each(hostileCorpus())('$name: nothing of it is left', ({ events }) => {
    const before = JSON.stringify(events);
    const sanitizer = createEventSanitizer();
    const safe = JSON.stringify(events.map((event) => sanitizer.sanitize(event)));
    expect(before).toMatch(/evil\.test|logout|__ran/);
    expect(decodeURIComponent(safe.replaceAll(HARMLESS, ''))).not.toMatch(/evil\.test|logout|__ran/);
    expect(JSON.stringify(events)).toBe(before);
  });
});

const AT = 1_700_000_000_000;

function incremental(data: unknown): unknown {
  return { type: 3, data, timestamp: AT };
}

function sanitized(event: unknown): { readonly event: unknown; readonly refused: number } {
  const sanitizer = createEventSanitizer();
  return { event: sanitizer.sanitize(event), refused: sanitizer.refused };
}

describe('what people did passes as it is', () => {
  it.each([
    { source: 1, positions: [{ x: 1, y: 2, id: 3, timeOffset: -40 }] },
    { source: 2, type: 2, id: 3, x: 1, y: 2 },
    { source: 3, id: 3, x: 0, y: 400 },
    { source: 4, width: 800, height: 600 },
    { source: 5, id: 3, text: '***', isChecked: false },
    { source: 14, ranges: [{ start: 3, end: 3, startOffset: 0, endOffset: 4 }] },
  ])('%j', (data) => {
    expect(sanitized(incremental(data))).toEqual({ event: incremental(data), refused: 0 });
  });
});

describe('what no replayer may see', () => {
  it.each([
    null,
    undefined,
    7,
    'event',
    [],
    {},
    { type: 2 },
    { type: 2, data: {}, timestamp: AT },
    { type: 2, data: { node: { type: 0, id: 1, childNodes: [] } }, timestamp: AT },
    {
      type: 2,
      data: { node: { type: 2, id: 1, tagName: 'html', attributes: {}, childNodes: [] } },
      timestamp: AT,
    },
    { type: 99, data: {}, timestamp: AT },
    { type: '2', data: {}, timestamp: AT },
    { type: 3, data: null, timestamp: AT },
    incremental({ source: 1, positions: [] }),
    incremental({ source: 2, type: 11, id: 3 }),
    incremental({ source: 2, type: 'Click', id: 3 }),
    incremental({ source: 5, id: -1, text: '' }),
    incremental({ source: 99 }),
    { ...(incremental({ source: 4 }) as object), timestamp: 'now' },
  ])('%j is refused and counted', (event) => {
    expect(sanitized(event)).toEqual({ event: null, refused: 1 });
  });

  it.each([
    { type: 6, data: { plugin: 'rrweb/console@1', payload: {} }, timestamp: AT },
    { type: 5, data: { tag: 'anything', payload: {} }, timestamp: AT },
    incremental({ source: 7, id: 3, type: 0, currentTime: 1.5 }),
    incremental({ source: 9, id: 3, type: 0, commands: [] }),
    incremental({ source: 11 }),
  ])('%j is left out, though it is no attack', (event) => {
    expect(sanitized(event)).toEqual({ event: null, refused: 0 });
  });
});

describe('a snapshot', () => {
  const html = (...childNodes: readonly unknown[]): unknown => ({
    type: 2,
    timestamp: AT,
    data: {
      node: { type: 0, id: 1, childNodes: [{ type: 2, tagName: 'html', attributes: {}, id: 2, childNodes }] },
    },
  });

  it('keeps ids that only stand once', () => {
    const div = { type: 2, tagName: 'div', attributes: {}, id: 3, childNodes: [] };
    expect(JSON.stringify(sanitized(html(div, div)).event).split('"id":3')).toHaveLength(2);
  });

  it('cannot name the ids that stylesheets live under', () => {
    const div = { type: 2, tagName: 'div', attributes: {}, id: 2 ** 31 + 5, childNodes: [] };
    expect(JSON.stringify(sanitized(html(div)).event)).not.toContain('div');
  });

  it('has no attribute that stands in the place of what the replayer calls', () => {
    const attributes = { id: 'insertBefore', name: 'defaultView', 'data-x': '1' };
    const form = { type: 2, tagName: 'form', attributes, id: 3, childNodes: [] };
    expect(JSON.stringify(sanitized(html(form)).event)).toContain(
      '"attributes":{"name":"r-defaultView","data-x":"1"}',
    );
  });

  it('takes nothing from a prototype', () => {
    const event: unknown = JSON.parse(
      '{"type":3,"timestamp":1,"data":{"source":0,"attributes":[{"id":3,"attributes":{"__proto__":{"src":"x"},"constructor":"y","lang":"en"}}]}}',
    );
    expect(sanitized(event).event).toMatchObject({
      data: { attributes: [{ id: 3, attributes: { lang: 'en' } }] },
    });
    expect(JSON.stringify(sanitized(event).event)).not.toMatch(/__proto__|constructor/);
  });

  it('that is a bomb of depth or breadth is cut', () => {
    let deep: unknown = { type: 3, id: 10, textContent: 'bottom' };
    for (let i = 0; i < 5_000; i++) {
      deep = { type: 2, tagName: 'b', attributes: {}, id: 100 + i, childNodes: [deep] };
    }
    expect(JSON.stringify(sanitized(html(deep)).event)).not.toContain('bottom');
    const body = { type: 2, tagName: 'body', attributes: {}, id: 3 };
    const many = Array.from({ length: 250_000 }, (_, i) => ({ type: 3, id: 10 + i, textContent: '' }));
    expect(
      JSON.stringify(sanitized(html({ ...body, childNodes: many })).event).split('"id"').length,
    ).toBeLessThan(200_010);
  });
});

describe('junk in any place', () => {
  const JUNK: readonly unknown[] = [null, -1, 1e308, '__proto__', true, [[]], { length: -1 }];

  /** Text of a stylesheet that came without its snapshot lands in the wrapper, as text. */
  const TEXT = /"(?:textContent|value)":"(?:[^"\\]|\\.)*"/g;

  it('neither throws nor lets an attack through', () => {
    for (const { events } of hostileCorpus()) {
      for (const event of events) {
        for (const spoiled of spoil(event)) {
          const safe = JSON.stringify(sanitized(spoiled).event).replaceAll(HARMLESS, '').replaceAll(TEXT, '');
          expect(safe).not.toMatch(/evil\.test|logout|__ran/);
        }
      }
    }
  });

  /** The value with each of its parts replaced in turn. */
  function* spoil(value: unknown): Generator<unknown> {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const put = (other: unknown): unknown =>
        Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
      for (const junk of JUNK) yield put(junk);
      for (const inner of spoil(part)) yield put(inner);
    }
  }
});
