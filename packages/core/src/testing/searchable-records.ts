import type { AuditRecord } from '../record/audit-record.js';
import type { RecordFilter } from '../storage/record-query.js';
import { EPOCH, idAt, sampleRecord, unique } from './storage-samples.js';

const DAY = 86_400_000;

/** Texts that a careless search takes for patterns. */
const TEXTS = [
  'at 100% of it',
  'some a_b here',
  "zoë o'hara",
  'a "quoted" word',
  'a back\\slash',
  'fox 🦊 注文',
  'plain words',
];

/** Records that differ in everything that can be asked for, in a stretch of time of their own. */
export function searchableRecords(): {
  readonly rows: readonly AuditRecord[];
  readonly within: Required<Pick<RecordFilter, 'from' | 'to'>>;
  readonly filters: readonly RecordFilter[];
} {
  const from = EPOCH + 30 * DAY;
  const [tenant, sessionId, requestId] = [unique('tenant'), idAt(from), unique('request')];
  const nth = <T>(n: number, values: readonly T[]): T => values[n % values.length] as T;
  const rows = Array.from({ length: 60 }, (_, n) =>
    sampleRecord({
      time: from + n * 1_000,
      stage: n < TEXTS.length ? 'outcome' : nth(n, ['outcome', 'event', 'outcome', 'outcome', 'intent']),
      tenantId: n < 7 ? tenant : nth(n, [tenant, 'another']),
      action: nth(n, ['order.create', 'order.refund', 'orders.list', 'user.lock', 'POST /files/*']),
      kind: nth(n, ['create', 'update', 'read']),
      outcome: nth(n, ['success', 'success', 'denied', 'failure']),
      actorId: nth(n, ['ada', 'bob', null]),
      targetType: nth(n, ['order', 'order', 'file', null]),
      targetId: nth(n, ['7', '8', 'a/b', null]),
      sessionId: nth(n, [null, sessionId, null, null]),
      sessionTrust: nth(n, ['none', 'bound', 'signed', 'claimed']),
      witness: nth(n, [null, 'witnessed', 'unwitnessed']),
      requestId: n % 9 === 2 ? requestId : unique('request'),
      ip: nth(n, ['192.0.2.1', '2001:db8::1', null]),
      route: nth(n, ['/orders', '/orders/:id', null]),
      reason: nth(n, [null, 'TIMEOUT', 'ABORTED']),
      method: nth(n, ['POST', 'DELETE']),
      searchText:
        n < TEXTS.length ? nth(n, TEXTS) : nth(n, ['action_order.refund actor_ada', null, 'outcome_denied']),
    }),
  );
  return {
    rows,
    within: { from, to: from + DAY },
    filters: [
      { actor: 'ada' },
      { action: 'order.refund' },
      { action: 'order.*' },
      { action: 'POST /files/*' },
      { kind: 'update' },
      { outcome: 'denied' },
      { target: 'order' },
      { target: 'order/7' },
      { tenant },
      { session: sessionId },
      { witness: 'unwitnessed' },
      { trust: 'signed' },
      { request: requestId },
      { ip: '2001:db8::1' },
      { route: '/orders/:id' },
      { reason: 'TIMEOUT' },
      { method: 'DELETE' },
      { q: 'actor_ada ORDER.REFUND' },
      { from: from + 20_000, to: from + 40_001 },
    ],
  };
}

/** 6,000 records, a millisecond apart, in which there is little to find. */
export function manyRecords(): {
  readonly rows: readonly AuditRecord[];
  readonly tenant: string;
  readonly first: number;
} {
  const [first, tenant] = [EPOCH + 60 * DAY, unique('tenant')];
  const rows = Array.from({ length: 6_000 }, (_, n) =>
    sampleRecord({
      ...{ time: first + n, tenantId: tenant, targetType: 'order', method: 'POST', actorType: 'user' },
      actorId: `actor-${n % 2 === 0 ? 0 : n}`,
      actorName: n % 2 === 0 ? 'Ada' : null,
      action: n % 900 === 450 ? 'rare.thing' : `common.thing${n % 30}`,
      kind: n % 700 === 10 ? 'delete' : 'update',
      searchText: n % 1_100 === 30 ? 'a needle in the hay' : 'only hay',
    }),
  );
  return { rows, tenant, first };
}
