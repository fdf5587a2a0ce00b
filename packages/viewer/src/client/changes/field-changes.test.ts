import { describe, expect, it } from 'vitest';
import { aChange } from '../../server/testing/rows.js';
import { fieldChanges } from './field-changes.js';

describe('fieldChanges', () => {
  it('pairs what was with what is', () => {
    const change = aChange(1, { before: { state: 'new', gone: 1 }, after: { state: 'paid', came: 2 } });
    expect(fieldChanges(change)).toEqual([
      { name: 'state', before: { kind: 'text', text: 'new' }, after: { kind: 'text', text: 'paid' } },
      { name: 'came', before: null, after: { kind: 'plain', text: '2' } },
      { name: 'gone', before: { kind: 'plain', text: '1' }, after: null },
    ]);
  });

  it('has one side only for a row that came or went', () => {
    const came = fieldChanges(aChange(1, { op: 'create', before: null }));
    expect(came).toEqual([{ name: 'state', before: null, after: { kind: 'text', text: 'paid' } }]);
    const went = fieldChanges(aChange(1, { op: 'delete', after: null }));
    expect(went).toEqual([{ name: 'state', before: { kind: 'text', text: 'new' }, after: null }]);
    expect(fieldChanges(aChange(1, { op: 'truncate', before: null, after: null }))).toEqual([]);
  });

  it('takes hostile names for names', () => {
    const after = JSON.parse('{"__proto__":"a","constructor":"b"}');
    const fields = fieldChanges(aChange(1, { before: {}, after }));
    expect(fields.map(({ name, before }) => [name, before])).toEqual([
      ['__proto__', null],
      ['constructor', null],
    ]);
  });
});
