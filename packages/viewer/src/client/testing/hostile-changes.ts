import type { JsonValue } from '@auditreel/core';
import type { AuditChange } from '@auditreel/core/adapter';
import { aChange } from '../../server/testing/rows.js';

const MARKUP = '<img src=x onerror="__ran=1"><script>__ran=1</script>';

/** Changes of a row as somebody would write them who wants the page to break, or to lie. */
export function hostileChanges(recordId: string, from: number): readonly AuditChange[] {
  const row = { recordId, model: `${MARKUP}\u202eredrO`, targetId: `"><b>7</b>\u0000${'9'.repeat(150)}` };
  return [
    aChange(from, {
      ...row,
      before: {
        [MARKUP]: MARKUP,
        state: 'paid\u202eredrO',
        wide: 'x'.repeat(15_000),
        huge: 'x'.repeat(2_000_000),
      },
      after: {
        [MARKUP]: `${MARKUP}!`,
        state: 'paid',
        wide: `${'x'.repeat(15_000)}y`,
        huge: 'y'.repeat(2_000_000),
      },
    }),
    aChange(from + 1, {
      ...row,
      op: 'create',
      before: null,
      after: {
        deep: JSON.parse(`${'['.repeat(3_000)}1${']'.repeat(3_000)}`) as JsonValue,
        many: Array.from({ length: 5_000 }, (_, n) => n),
        ...Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`column${n}`, n])),
        ...(JSON.parse('{"__proto__":"a","constructor":{"name":"b"}}') as Record<string, JsonValue>),
      },
      truncated: ['constructor', '__proto__'],
    }),
  ];
}
