import type { AuditHold } from '@auditreel/core/adapter';
import { aHold, aRecord, aSession, recordId } from '../../server/testing/rows.js';
import type { Rows } from '../../server/testing/store-rows.js';

const DAY = 86_400_000;

/** What retention, erasure and a hold left behind. */
export function fateRows(now: number): Required<Pick<Rows, 'records' | 'sessions' | 'holds'>> {
  const erased = { at: now - 2 * DAY, by: 'u_grace', recordId: recordId(0xfffe03) };
  const common = {
    time: now - 40 * DAY,
    sessionTrust: 'bound',
    kind: 'update',
    action: 'profile.update',
  } as const;
  return {
    records: [
      aRecord(0xfffe01, {
        ...common,
        actorId: 'u_kofi',
        actorName: 'Kofi Mensah',
        sessionId: 'visit-expired',
      }),
      aRecord(0xfffe02, {
        ...common,
        actorId: 'erased:5d1c07aa31f2be90',
        sessionId: 'visit-erased',
        targetType: 'user',
        targetName: '[erased]',
        targets: [{ type: 'user', name: '[erased]' }],
        redacted: { ...erased, fields: ['actorId', 'actorName', 'ip', 'userAgent', 'targets', 'metadata'] },
      }),
      aRecord(0xfffe03, { ...common, time: erased.at, action: 'privacy.redact', actorId: 'u_grace' }),
    ],
    sessions: [
      aSession('visit-expired', { ...old(now), actorType: 'user', actorId: 'u_kofi', expiredAt: now - DAY }),
      aSession('visit-erased', { ...old(now), erasedAt: erased.at }),
    ],
    holds: [heldOrder(now)],
  };
}

function old(now: number): {
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly chunks: number;
} {
  return { createdAt: now - 40 * DAY, lastSeenAt: now - 40 * DAY + 600_000, chunks: 12 };
}

function heldOrder(now: number): AuditHold {
  const reason = 'Chargeback 7731, asked for by counsel';
  return { ...aHold('target', 'order/1042'), placedAt: now - 3 * DAY, placedBy: 'u_grace', reason };
}
