import { describe, expect, it } from 'vitest';
import { clickAt, sightingsWith } from '../signals/fixtures.js';
import { storySteps } from './story-steps.js';

const mail = { sort: 'field', text: 'E-mail' } as const;
const login = { t: 900, href: 'https://shop.example/login', title: 'Sign in' };

describe('storySteps', () => {
  it('tells the page, what was done on it, and what the page said then', () => {
    const sightings = sightingsWith({
      documents: [login],
      clicks: [clickAt(1000, { node: mail }), clickAt(3000)],
      inputs: [{ t: 2000, node: mail, text: '***' }],
      messages: [{ t: 3600, text: 'Wrong password', isAlert: true }],
    });
    const { before, after } = storySteps([sightings], { t: 3010, durationMs: 100 });
    expect(before.map(({ kind }) => kind)).toEqual(['page', 'input', 'click']);
    expect(before[0]).toMatchObject({ document: { title: 'Sign in' } });
    expect(after).toEqual([{ kind: 'said', t: 3600, text: 'Wrong password', isAlert: true }]);
  });

  it('takes quick clicks on one thing as one, and only the last few acts', () => {
    const clicks = [1000, 1200, 1400].map((t) => clickAt(t));
    const others = Array.from({ length: 9 }, (_, n) =>
      clickAt(2000 + n, { node: { sort: 'link', text: `Page ${n}` } }),
    );
    expect(storySteps([sightingsWith({ clicks })], { t: 1500, durationMs: null }).before).toMatchObject([
      { kind: 'click', count: 3 },
    ]);
    expect(
      storySteps([sightingsWith({ clicks: others })], { t: 2100, durationMs: null }).before,
    ).toHaveLength(6);
  });

  it('goes on over the border of segments, and tells of the page that came next', () => {
    const first = sightingsWith({ documents: [login], clicks: [clickAt(1000)] });
    const again = { ...login, t: 1100 };
    const next = { t: 2500, href: 'https://shop.example/orders', title: 'Orders' };
    const { before, after } = storySteps([first, sightingsWith({ documents: [again, next] })], {
      t: 1200,
      durationMs: 900,
    });
    expect(before.map(({ kind }) => kind)).toEqual(['page', 'click']);
    expect(after).toMatchObject([{ kind: 'page', document: { title: 'Orders' } }]);
  });

  it('puts the page after the click that led to it', () => {
    const order = { t: 1500, href: 'https://shop.example/orders/7', title: 'Order 7' };
    const clicks = [clickAt(1400, { node: { sort: 'link', text: '7' } }), clickAt(2000)];
    const { before } = storySteps([sightingsWith({ documents: [login, order], clicks })], {
      t: 2010,
      durationMs: null,
    });
    expect(before.map(({ kind, t }) => [kind, t])).toEqual([
      ['click', 1400],
      ['page', 1500],
      ['click', 2000],
    ]);
  });

  it('tells the first error on the console of those that came with the answer', () => {
    const errors = [100, 3100, 3200].map((t) => ({ t, text: `error at ${t}` }));
    const { after } = storySteps([sightingsWith({ errors })], { t: 3010, durationMs: 100 });
    expect(after).toEqual([{ kind: 'error', t: 3100, text: 'error at 3100' }]);
  });

  it('leaves out what was long before, and what came long after', () => {
    const sightings = sightingsWith({
      clicks: [clickAt(1000)],
      messages: [{ t: 90_000, text: 'Bye', isAlert: false }],
      invalid: [{ t: 70_100, node: mail }],
    });
    const { before, after } = storySteps([sightings], { t: 70_000, durationMs: 10 });
    expect(before).toEqual([]);
    expect(after).toEqual([{ kind: 'invalid', t: 70_100, node: mail }]);
  });
});
