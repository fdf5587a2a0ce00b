import { describe, expect, it } from 'vitest';
import { aRecord, aSession } from '../../server/testing/rows.js';
import { goneParts } from './gone-parts.js';

describe('goneParts', () => {
  it('names the sessions of a visit whose recordings are no more, and who erased them where a record tells', () => {
    const redacted = { at: 50, by: 'grace', recordId: 'r', fields: ['ip'] };
    const parts = goneParts({
      chain: [
        aSession('s1', { expiredAt: 40 }),
        aSession('s2'),
        aSession('s3', { erasedAt: 50, expiredAt: 60 }),
      ],
      records: [aRecord(1, { sessionId: 's1' }), aRecord(2, { sessionId: 's3', redacted })],
    });
    expect(parts).toEqual([
      { sessionId: 's1', gone: { why: 'expired', at: 40 }, by: null },
      { sessionId: 's3', gone: { why: 'erased', at: 50 }, by: 'grace' },
    ]);
  });
});
