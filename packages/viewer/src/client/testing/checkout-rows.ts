import { aChange, aMark, aRecord, aSession } from '../../server/testing/rows.js';
import type { Rows } from '../../server/testing/store-rows.js';
import type { Take } from './recording-page.js';
import { chunksOf } from './story-rows.js';

export const CHECKOUT_AT = { sessionId: 'visit-checkout', tabId: 'tab1', page: 'page-checkout' };

/** The checkout as a host's database would hold it. */
export function checkoutRows({ events, marks }: Take): Rows & { readonly paymentId: string } {
  const chunks = chunksOf(events, CHECKOUT_AT);
  const [first, last] = [chunks[0]?.firstMs ?? 0, chunks.at(-1)?.lastMs ?? 0];
  const sentAt = marks[0]?.t ?? 0;
  const payment = aRecord(0xabc001, {
    ...{
      action: 'checkout.pay',
      kind: 'other',
      outcome: 'failure',
      statusCode: 402,
      reason: 'CARD_DECLINED',
    },
    ...{ actorId: 'u_kofi', actorName: 'Kofi Mensah', route: '/checkout/pay', durationMs: 180 },
    ...{ targetType: 'order', targetId: '77', time: sentAt + 12, requestId: 'q-pay', witness: 'witnessed' },
    ...{ sessionId: CHECKOUT_AT.sessionId, tabId: CHECKOUT_AT.tabId, sessionTrust: 'bound' },
  });
  const by = { recordId: payment.id, actorType: payment.actorType, actorId: payment.actorId };
  return {
    paymentId: payment.id,
    records: [payment],
    sessions: [
      aSession(CHECKOUT_AT.sessionId, {
        ...{ actorType: 'user', actorId: 'u_kofi', actorName: 'Kofi Mensah' },
        ...{ createdAt: first, lastSeenAt: last, chunks: chunks.length },
      }),
    ],
    chunks,
    marks: marks.map((mark) => aMark({ ...CHECKOUT_AT, ...mark })),
    changes: [aChange(0xb01, { ...by, model: 'Payment', targetId: 'pay_9', recordedAt: sentAt + 40 })],
  };
}
