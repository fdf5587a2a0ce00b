import type { AuditRecord } from '@auditreel/core/adapter';
import { aChange, aRecord, aSession } from '../../server/testing/rows.js';
import type { Rows } from '../../server/testing/store-rows.js';
import { manyRecords } from './many-records.js';
import { timed } from './timed.js';

const DAY = 86_400_000;

/** A busy shop: its last days in detail, and one record from long before that somebody looks for. */
export function searchRows(now: number): Required<Pick<Rows, 'records' | 'sessions' | 'changes'>> {
  const long = aRecord(1, {
    time: now - 26 * DAY,
    action: 'order.export',
    actorId: 'u_zoe',
    actorName: 'Zoe Old',
  });
  const many = manyRecords(6_000).map((record, n) => ({ ...record, ...busy(record, n, now) }));
  const sessions = Array.from({ length: 7 }, (_, n) => {
    const createdAt = now - (7 - n) * 5_000_000;
    return aSession(`visit-${n}`, {
      ...{ createdAt, lastSeenAt: createdAt + 61_000 * (n + 1), actorType: 'user', actorId: 'u_ada' },
      ...{ actorName: 'Ada Lovelace', chunks: 3, bytes: 48_000 },
    });
  });
  const changes = [aChange(7, { model: 'Order', targetId: '1042', recordedAt: now - 60_000 })];
  return { records: timed([long, ...many]), sessions, changes };
}

/** Days with a rush at noon, and nights. */
function busy(record: AuditRecord, n: number, now: number): Partial<AuditRecord> {
  const ago = (6_000 - n) * 97_000;
  const wave = Math.sin((ago / DAY) * 2 * Math.PI) * 0.11 * DAY;
  return {
    time: Math.round(now - 30_000 - Math.max(0, ago + wave)),
    ...(record.targetId === '1037' ? { targetId: '1042' } : {}),
  };
}
