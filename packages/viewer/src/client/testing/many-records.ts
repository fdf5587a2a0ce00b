import type { AuditRecord } from '@auditreel/core/adapter';
import { aRecord } from '../../server/testing/rows.js';

const KINDS: readonly Partial<AuditRecord>[] = [
  { action: 'order.create', targetType: 'order', statusCode: 201, durationMs: 84 },
  { action: 'cart.update', kind: 'update', targetType: 'cart', durationMs: 12 },
  { action: 'authn.login', kind: 'auth', targetType: 'session', route: '/login', durationMs: 143 },
  {
    action: 'order.refund',
    kind: 'update',
    targetType: 'order',
    outcome: 'denied',
    statusCode: 403,
    reason: 'FORBIDDEN',
  },
  { action: 'PATCH /products/:id', kind: 'update', method: 'PATCH', targetType: 'product', durationMs: 31 },
  {
    action: 'checkout.pay',
    targetType: 'order',
    outcome: 'failure',
    statusCode: 502,
    reason: 'PSP_TIMEOUT',
    durationMs: 8120,
  },
  { action: 'role.assign', kind: 'auth', targetType: 'user', durationMs: 25 },
  {
    action: 'authn.login',
    kind: 'auth',
    outcome: 'failure',
    reason: 'INVALID_CREDENTIALS',
    count: 23,
    durationMs: 61,
  },
];

const PEOPLE: readonly Partial<AuditRecord>[] = [
  { actorId: 'u_ada', actorName: 'Ada Lovelace' },
  { actorId: 'u_kofi', actorName: 'Kofi Mensah' },
  { actorType: 'anonymous', actorId: null },
  { actorId: 'u_mei', actorName: '陳美玲' },
  { actorType: 'service', actorId: 'svc-billing' },
];

const TESTIMONY: readonly Partial<AuditRecord>[] = [
  { witness: 'witnessed', sessionTrust: 'bound', sessionId: 'visit-kofi' },
  { witness: 'witnessed', sessionTrust: 'signed', sessionId: 'visit-kofi', witnessReason: 'no_input' },
  {},
  { witness: 'unwitnessed', sessionTrust: 'bound', sessionId: 'visit-kofi' },
  { witness: 'unrecorded', sessionTrust: 'claimed', witnessReason: 'no_page' },
  { witness: 'pending', sessionTrust: 'bound', sessionId: 'visit-kofi' },
];

/** A day's worth of records of every look; newest has the highest number. */
export function manyRecords(count: number): readonly AuditRecord[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, n) =>
    aRecord(n, {
      ...pick(KINDS, n * 7 + (n >> 3)),
      ...pick(PEOPLE, n * 3 + (n >> 2)),
      ...pick(TESTIMONY, n * 5 + (n >> 4)),
      targetId: String(1000 + ((n * 37) % 900)),
      time: now - (count - n) * 97_000,
    }),
  );
}

function pick<T>(from: readonly T[], n: number): T {
  return from[n % from.length] as T;
}
