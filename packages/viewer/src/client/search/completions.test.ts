import type { FacetValue } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import { completed, completionsAt, facetAt } from './completions.js';

const found = (value: string, name: string | null = null): FacetValue => ({
  ...{ value, name, count: 3, isAtLeast: false },
});
const inserts = (text: string, values: readonly FacetValue[] = [], caret = text.length): readonly string[] =>
  completionsAt(text, caret, values).options.map(({ insert }) => insert);

describe('what could stand at the caret', () => {
  it('is every filter where nothing is typed, the usual first', () => {
    expect(inserts('').slice(0, 4)).toEqual(['actor:', 'action:', 'outcome:', 'kind:']);
    expect(inserts('outcome:denied ')[0]).toBe('actor:');
  });

  it('is the filters that begin like the word, and the words that only one filter knows', () => {
    expect(inserts('ac')).toEqual(['actor:', 'action:']);
    expect(inserts('den')).toEqual(['outcome:denied']);
    expect(inserts('un')).toEqual([
      ...['until:', 'outcome:unknown', 'witness:unwitnessed', 'witness:unrecorded'],
    ]);
  });

  it('is the values of a filter that hold what is typed', () => {
    expect(inserts('witness:')).toEqual([
      ...['witness:witnessed', 'witness:unwitnessed', 'witness:unrecorded', 'witness:pending'],
    ]);
    expect(inserts('witness:wit')).toEqual(['witness:witnessed', 'witness:unwitnessed']);
    expect(inserts('since:1')).toEqual(['since:15m', 'since:1h']);
  });

  it('is an actor by id or by name, quoted where it must be', () => {
    const values = [found('u_1', 'Ann Lee'), found('svc billing'), found('u_2', 'Kofi')];
    expect(inserts('actor:ann', values)).toEqual(['actor:u_1']);
    expect(inserts('actor:bill', values)).toEqual(['actor:"svc billing"']);
    expect(inserts('actor:"svc b', values)).toEqual(['actor:"svc billing"']);
  });

  it('is a family of actions before its members', () => {
    const values = [found('order.refund'), found('order.create'), found('cart.update'), found('GET /x.y')];
    expect(inserts('action:', values)).toEqual([
      ...['action:order.*', 'action:order.refund', 'action:order.create', 'action:cart.update'],
      'action:"GET /x.y"',
    ]);
  });

  it('takes the place of what it completes, and of nothing else', () => {
    const { start, end } = completionsAt('outcome:de late', 9, []);
    expect([start, end]).toEqual([0, 10]);
    expect(inserts('outcome:de late', [], 9)).toEqual(['outcome:denied']);
  });

  it('leaves room for what comes next', () => {
    const typed = (text: string, caret: number): unknown => {
      const completions = completionsAt(text, caret, []);
      const [first] = completions.options;
      return first && completed(text, completions, first);
    };
    expect(typed('outc', 4)).toEqual({ text: 'outcome:', caret: 8 });
    expect(typed('outcome:de   late', 10)).toEqual({ text: 'outcome:denied late', caret: 15 });
  });

  it('is nothing in quotes or after a filter that there is not', () => {
    expect(inserts('"out')).toEqual([]);
    expect(inserts('colour:re')).toEqual([]);
  });
});

describe('the column to ask for', () => {
  it.each([
    ['action:ref', 'action'],
    ['actor:', 'actor'],
    ['outcome:', null],
    ['actor:a late', null],
    ['', null],
  ])('%s', (text, name) => {
    expect(facetAt(text, text.length)).toBe(name);
  });
});
