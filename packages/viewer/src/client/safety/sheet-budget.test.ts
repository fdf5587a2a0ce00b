import { describe, expect, it } from 'vitest';
import type { AssetSource } from './asset-source.js';
import { createEventSanitizer } from './sanitize-event.js';
import { withSheetBudget } from './sheet-budget.js';
import { NOTHING } from './testing/attack.js';
import { incrementalEvent, recordingBuilder, snapshotEvent } from './testing/recording.js';

const LETTERS = 1_000_000;
const logo = { url: 'blob:https://app.example/logo', type: 'image/png' } as const;
const large = `p{color:red}${' '.repeat(LETTERS - 12)}`;
const assets: AssetSource = (name) => ({ logo, large, small: 'p{}' })[name];
const names = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

describe('withSheetBudget', () => {
  it('gives sheets up to the budget, then none, and what is small enough', () => {
    const budgeted = withSheetBudget(assets, LETTERS + 5);
    const given = ['large', 'large', 'small', 'small'].map((name) => budgeted(name));
    expect(given).toEqual([large, '', 'p{}', '']);
  });

  it('counts neither images nor what is not there', () => {
    const budgeted = withSheetBudget(assets, 3);
    for (let round = 0; round < 10; round++)
      expect([budgeted('logo'), budgeted('x')]).toEqual([logo, undefined]);
    expect(budgeted('small')).toBe('p{}');
  });
});

describe('an event that names a large sheet again and again', () => {
  const { el, document } = recordingBuilder(10);
  const sheets = () => names(30).map(() => el('style', { _cssText: 'asset:large' }));
  const shown = (event: unknown): number => JSON.stringify(event).match(/color:red/g)?.length ?? 0;
  const { sanitize } = createEventSanitizer({ assets });
  const snapshot = snapshotEvent(document(...sheets()), 1000);
  const mutation = (data: object): object => incrementalEvent({ source: 0, ...NOTHING, ...data }, 2000);

  it('shows 20 million letters of it, in each snapshot', () => {
    expect([shown(sanitize(snapshot)), shown(sanitize(snapshot))]).toEqual([20, 20]);
  });

  it('shows as many where they are added', () => {
    const adds = sheets().map((node) => ({ parentId: 1, nextId: null, node }));
    expect(shown(sanitize(mutation({ adds })))).toBe(20);
  });

  it('shows as many where they come as attributes', () => {
    const attributes = names(30).map((at) => ({ id: at + 1, attributes: { _cssText: 'asset:large' } }));
    expect(shown(sanitize(mutation({ attributes })))).toBe(20);
  });
});
