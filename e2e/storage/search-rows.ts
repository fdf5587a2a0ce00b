import type { AuditRecord, AuditStorage, RecordFilter } from '@auditreel/core/adapter';
import { EPOCH, idAt, sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';

/** By far more than a search looks at. */
export const ROWS = 24_000;
const BATCH = 500;
const SESSION = idAt(EPOCH);

/** Each filter alone; of most there are many among the newest, of the last few none. */
export const FILTERS: readonly RecordFilter[] = [
  {},
  { actor: 'u-1' },
  { action: 'thing.do3' },
  { action: 'thing.*' },
  { kind: 'update' },
  { outcome: 'denied' },
  { target: 'order' },
  { target: 'order/7' },
  { tenant: 't-1' },
  { session: SESSION },
  { witness: 'witnessed' },
  { trust: 'signed' },
  { request: 'r-77' },
  { ip: '192.0.2.1' },
  { route: '/orders' },
  { method: 'POST' },
  { from: EPOCH + 500, to: EPOCH + 9_000 },
  { q: 'hay' },
  { action: 'old.thing' },
  { action: 'old.*' },
  { kind: 'delete' },
  { reason: 'TIMEOUT' },
  { q: 'needle' },
  { q: 'nowhere' },
];

/** What an investigation asks for together. */
export const PAIRS: readonly RecordFilter[] = [
  { actor: 'u-1', outcome: 'denied' },
  { action: 'old.thing', actor: 'u-1' },
  { target: 'order/7', kind: 'delete' },
  { tenant: 't-1', action: 'thing.*' },
  { witness: 'witnessed', q: 'needle' },
];

/** Records a millisecond apart; the oldest fifth has what is no more among the newest. */
export async function fillForSearch({ records }: AuditStorage): Promise<void> {
  for (let from = 0; from < ROWS; from += BATCH) {
    await records.insert(Array.from({ length: BATCH }, (_, at) => rowOf(from + at)));
  }
}

function rowOf(n: number): AuditRecord {
  const isOld = n < ROWS / 5;
  return sampleRecord({
    time: EPOCH + n,
    action: isOld ? 'old.thing' : `thing.do${n % 20}`,
    kind: isOld && n % 50 === 0 ? 'delete' : 'update',
    outcome: n % 20 === 0 ? 'denied' : 'success',
    reason: isOld ? 'TIMEOUT' : null,
    actorId: `u-${n % 50}`,
    ...{ targetType: n % 3 === 0 ? 'order' : 'file', targetId: String(n % 997), tenantId: `t-${n % 4}` },
    ...{ requestId: `r-${n}`, ip: '192.0.2.1', route: '/orders', method: 'POST', witness: 'witnessed' },
    ...{ sessionId: n % 100 === 0 ? SESSION : idAt(EPOCH), sessionTrust: 'signed' },
    searchText: isOld && n % 1_000 === 3 ? 'a needle in the hay' : 'only hay',
  });
}
