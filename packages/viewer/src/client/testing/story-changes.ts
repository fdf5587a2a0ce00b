import type { AuditChange, AuditRecord } from '@auditreel/core/adapter';
import { aChange, recordId } from '../../server/testing/rows.js';

const NOTE =
  'Customer wrote on 21 November that the parcel arrived wet. The grinder works, the espresso does not smell right, ' +
  'and the filters are a brick. Asked for photos; got three. ';

const LONG_HASH = '6c1f0e5a'.repeat(8);

/** What the requests of the story did to the shop's data, and what else had happened to the order. */
export function storyChanges(records: readonly AuditRecord[]): readonly AuditChange[] {
  const refund = records.find(({ action }) => action === 'order.refund');
  if (refund === undefined) return [];
  const { id, actorType, actorId, time } = refund;
  const by = { recordId: id, actorType, actorId, recordedAt: time + 4 };
  return [
    ...earlier(time),
    aChange(0xa10, { ...by, model: 'Order', targetId: '1042', ...REFUNDED }),
    aChange(0xa11, { ...by, model: 'Refund', targetId: 'rf_88', ...REFUND }),
    aChange(0xa12, { ...by, model: 'Order', targetId: '1042', ...NOTED }),
    aChange(0xa13, { ...by, model: 'Coupon', targetId: '["1042","WELCOME"]', ...COUPON }),
  ];
}

function earlier(time: number): readonly AuditChange[] {
  const order = { model: 'Order', targetId: '1042' } as const;
  return [
    aChange(0xa01, {
      ...order,
      op: 'create',
      recordId: recordId(3),
      recordedAt: time - 432_000_000,
      before: null,
      after: { id: '1042', state: 'open', totalCents: '11950', customerId: 'u_ada', note: null },
    }),
    aChange(0xa02, {
      ...order,
      recordedAt: time - 431_000_000,
      before: { state: 'open' },
      after: { state: 'paid' },
    }),
    aChange(0xa03, {
      ...order,
      recordId: LOST_RECORD,
      actorType: 'user',
      actorId: 'u_kofi',
      recordedAt: time - 90_000_000,
      before: { address: '[erased]', parcel: null },
      after: { address: '[erased]', parcel: 'DE 4411 0098 2' },
      redacted: { at: time - 5_000, by: 'u_grace', recordId: recordId(5), fields: ['address'] },
    }),
  ];
}

/** Of a request whose process died. */
export const LOST_RECORD: string = recordId(0xdead);

const REFUNDED: Partial<AuditChange> = {
  before: { state: 'paid', refundedAt: null, note: NOTE, lines: [{ sku: 'espresso-1kg', open: 1 }] },
  after: {
    state: 'refunded',
    refundedAt: '2026-11-23T14:03:22.417Z',
    note: `${NOTE}Refunded in full.`,
    lines: [{ sku: 'espresso-1kg', open: 0, returned: { count: 1, reason: 'damaged' } }],
  },
};

const REFUND: Partial<AuditChange> = {
  op: 'create',
  before: null,
  after: {
    id: 'rf_88',
    orderId: '1042',
    amountCents: '11950',
    pspToken: '[redacted]',
    receipt: { length: 48_211, sha256: LONG_HASH },
    isFull: true,
    memo: 'damaged \u202etxt.exe',
  },
  truncated: ['receipt'],
};

const NOTED: Partial<AuditChange> = {
  before: { reference: 'RMA-2026-11-1042-A' },
  after: { reference: 'RMA-2026-11-1042-B' },
};

const COUPON: Partial<AuditChange> = {
  op: 'delete',
  before: { orderId: '1042', code: 'WELCOME', percent: 10 },
  after: null,
};
