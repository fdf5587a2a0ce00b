import { describe, expect, it } from 'vitest';
import { clickAt, sightingsWith } from './fixtures.js';
import type { RequestEnd } from './form-errors.js';
import type { Sightings } from './sightings.js';
import { signalsOf } from './signals-of.js';

const segment = { id: 's1/tab1/p1/0', tabId: 'tab1', toMs: 60_000 };
const failed = new Map<string, RequestEnd>([['q1', { outcome: 'failure', durationMs: 500 }]]);
const went = new Map<string, RequestEnd>([['q1', { outcome: 'success', durationMs: 500 }]]);

function kindsOf(more: Partial<Sightings>, ends = failed): readonly string[] {
  return signalsOf(segment, sightingsWith(more), ends).map(({ kind }) => kind);
}

/** Something visible that answers every click. */
const lively = (...times: readonly number[]): Pick<Sightings, 'changes'> => ({
  changes: times.map((t) => ({ t, ids: [t] })),
});

describe('rage clicks', () => {
  it('are three within a second and 30 px', () => {
    const clicks = [1000, 1300, 1700, 2100].map((t) => clickAt(t));
    expect(signalsOf(segment, sightingsWith({ clicks, ...lively(1100, 1900, 2200) }), failed)).toMatchObject([
      { kind: 'rage_click', t: 1000, count: 4, tabId: 'tab1', node: { text: 'Save' } },
    ]);
  });

  it.each([
    ['too slow', [clickAt(1000), clickAt(1700), clickAt(2400)]],
    ['too far apart', [clickAt(1000), clickAt(1100, { x: 300 }), clickAt(1200)]],
    ['only two', [clickAt(1000), clickAt(1100)]],
  ])('are not clicks that are %s', (_why, clicks) => {
    expect(kindsOf({ clicks, ...lively(1050, 1150, 1250, 1800, 2500) })).toEqual([]);
  });

  it('are not the three clicks that select a paragraph', () => {
    const node = { sort: 'text', text: 'Terms' } as const;
    const clicks = [1000, 1150, 1300].map((t) => clickAt(t, { node, isClickable: false }));
    expect(kindsOf({ clicks, changes: [{ t: 1310, ids: [] }] })).toEqual([]);
    expect(kindsOf({ clicks })).toEqual(['rage_click']);
  });
});

describe('dead clicks', () => {
  it('are found soon in a page that changes everywhere all the time', () => {
    const changes = Array.from({ length: 20_000 }, (_, n) => ({
      t: 1000 + n / 10,
      ids: Array.from({ length: 50 }, (_unused, m) => m),
    }));
    const clicks = Array.from({ length: 2_000 }, (_, n) => clickAt(3001 + n / 10));
    const startedAt = performance.now();
    kindsOf({ clicks, changes });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('are answered by nothing', () => {
    const [dead, ...others] = signalsOf(segment, sightingsWith({ clicks: [clickAt(1000)] }), failed);
    expect(dead).toMatchObject({ kind: 'dead_click', t: 1000, count: 1 });
    expect(others).toEqual([]);
  });

  it.each([
    ['the page changes', { changes: [{ t: 3400, ids: [7] }] }],
    ['the page scrolls', { changes: [{ t: 1100, ids: [] }] }],
    ['a request is sent', { requests: [{ t: 1200, requestId: 'q9', method: 'POST' }] }],
    ['another page comes', { documents: [{ t: 1500, href: '', title: '' }] }],
  ])('are none when %s', (_what, answer) => {
    expect(kindsOf({ clicks: [clickAt(1000)], ...answer })).toEqual([]);
  });

  it('are not answered by a clock that ticks anyway', () => {
    const changes = Array.from({ length: 100 }, (_, n) => ({ t: n * 50, ids: [7] }));
    expect(kindsOf({ clicks: [clickAt(2500)], changes })).toEqual(['dead_click']);
  });

  it('are not told of what is no control, nor where the segment ends too soon', () => {
    expect(kindsOf({ clicks: [clickAt(1000, { isClickable: false })] })).toEqual([]);
    expect(kindsOf({ clicks: [clickAt(58_000)] })).toEqual([]);
  });

  it('are told once with the burst they belong to', () => {
    const clicks = [1000, 1300, 1600].map((t) => clickAt(t));
    expect(kindsOf({ clicks })).toEqual(['rage_click']);
    expect(signalsOf(segment, sightingsWith({ clicks: clicks.slice(1) }), failed)).toMatchObject([
      { kind: 'dead_click', count: 2 },
    ]);
  });
});

describe('console errors', () => {
  const errors = [
    { t: 1000, text: 'x is not a function' },
    { t: 1000, text: 'Failed to fetch' },
    { t: 1900, text: 'x is not a function' },
    { t: 2800, text: 'x is not a function' },
    { t: 9000, text: 'x is not a function' },
  ];

  it('are told with their words, and the same one again and again as one', () => {
    const found = signalsOf(segment, sightingsWith({ errors }), failed);
    expect(found).toMatchObject([
      { kind: 'console_error', t: 1000, count: 3, text: 'x is not a function', node: null },
      { kind: 'console_error', t: 1000, count: 1, text: 'Failed to fetch' },
      { kind: 'console_error', t: 9000, count: 1 },
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  it('leave room for what the person did, however many there are', () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ t: n, text: `error ${n}` }));
    expect(kindsOf({ errors: many, clicks: [clickAt(30_000)] })).toContain('dead_click');
  });
});

describe('form errors', () => {
  const requests = [{ t: 1000, requestId: 'q1', method: 'POST' }];
  const message = (t: number, isAlert = false) => ({ t, text: 'Wrong password', isAlert });

  it('are fields that become invalid, together one', () => {
    const invalid = [1000, 1010, 9000].map((t) => ({ t, node: { sort: 'field', text: 'City' } as const }));
    expect(signalsOf(segment, sightingsWith({ invalid }), failed)).toMatchObject([
      { kind: 'form_error', t: 1000, count: 2 },
      { kind: 'form_error', t: 9000, count: 1 },
    ]);
  });

  it('are what the page says after a request that failed, with its words', () => {
    expect(signalsOf(segment, sightingsWith({ requests, messages: [message(3400)] }), failed)).toMatchObject([
      { kind: 'form_error', t: 3400, text: 'Wrong password', node: null },
    ]);
    expect(kindsOf({ requests, messages: [message(3600)] })).toEqual([]);
    expect(kindsOf({ requests, messages: [message(1400)] }, went)).toEqual([]);
  });

  it('are alerts after a click that sent nothing, but not after a request that went well', () => {
    const clicks = [clickAt(900)];
    const changes = [{ t: 950, ids: [1] }];
    expect(kindsOf({ clicks, changes, messages: [message(1400, true)] })).toEqual(['form_error']);
    expect(kindsOf({ clicks, changes, requests, messages: [message(1400, true)] }, went)).toEqual([]);
  });

  it('carry the words that stand beside the field', () => {
    const invalid = [{ t: 1500, node: { sort: 'field', text: 'Password' } as const }];
    expect(
      signalsOf(segment, sightingsWith({ requests, invalid, messages: [message(1510)] }), failed),
    ).toMatchObject([{ kind: 'form_error', node: { text: 'Password' }, text: 'Wrong password' }]);
  });
});
