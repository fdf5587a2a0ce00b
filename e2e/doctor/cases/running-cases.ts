import { prismaStorage } from '@auditreel/core/prisma';
import type { AuditRecord } from '../../../packages/core/src/record/audit-record.ts';
import { idAt, sampleRecord, sampleSession } from '../../../packages/core/src/testing/storage-samples.ts';
import type { Host } from '../open-host.ts';
import { openShop } from '../open-shop.ts';
import { preload } from '../preload.ts';
import { order, record } from '../visit.ts';
import type { CasesOf } from './case.ts';

const right = async ({ env }: Host) => Reflect.deleteProperty(env, 'NODE_OPTIONS');
const clockIs = (ms: number) => (host: Host) =>
  preload(host, `const now = Date.now.bind(Date); Date.now = () => now() + ${ms};`);
const serverClockIs = (ms: number) => (host: Host) =>
  openShop(host, {
    before: (_req, res, next) => {
      res.set('date', new Date(Date.now() + ms).toUTCString());
      next();
    },
  });

export const CLOCK_CASES: CasesOf<'clock'> = {
  'clock.database_off': { trouble: clockIs(10_000), mend: right },
  'clock.database_wrong': { trouble: clockIs(-3_600_000), mend: right },
  'clock.server_off': { trouble: serverClockIs(15_000) },
  'clock.server_wrong': { trouble: serverClockIs(-600_000) },
};

const DAY_MS = 86_400_000;

/** Stores records of requests, as the app would have. */
async function stored(host: Host, count: number, changes: Partial<AuditRecord>): Promise<void> {
  const at = changes.time ?? Date.now();
  const records = Array.from({ length: count }, (_, index) =>
    sampleRecord({ method: 'POST', ...changes, id: idAt(at + index), time: at + index }),
  );
  await prismaStorage(host.client).records.insert(records);
}

export const RECORD_CASES: CasesOf<'records'> = {
  'records.none': {
    trouble: async () => {},
    mend: async (host) => {
      const shop = await openShop(host);
      await order(shop);
      await shop.flush();
    },
  },
  'records.old': { trouble: (host) => stored(host, 1, { time: Date.now() - 3 * DAY_MS }) },
  'records.dropped': {
    trouble: (host) => stored(host, 1, { action: 'audit.dropped', method: null, count: 12 }),
  },
  'records.unrecorded': {
    trouble: (host) =>
      stored(host, 12, { userAgent: 'Mozilla/5.0', witness: 'unrecorded', witnessReason: 'no_recorder' }),
    mend: (host) => stored(host, 60, { userAgent: 'Mozilla/5.0', witness: 'witnessed' }),
  },
};

export const PROXY_CASES: CasesOf<'proxy'> = {
  'proxy.untrusted': {
    trouble: async (host) => {
      const shop = await openShop(host, { headers: { via: '1.1 edge' } });
      await order(shop, { 'x-forwarded-for': '203.0.113.7' });
      await shop.flush();
    },
    mend: async (host, line) => {
      const cidr = /\['([^']+)'\]/.exec(line)?.[1] ?? '';
      const shop = await openShop(host, {
        headers: { via: '1.1 edge' },
        audit: { trustedProxies: [cidr], service: 'mended' },
      });
      await order(shop, { 'x-forwarded-for': '203.0.113.7' });
      await shop.flush();
    },
  },
  'proxy.perhaps': {
    trouble: (host) => stored(host, 3, { ip: '10.0.3.7', ipVia: 'socket' }),
    mend: (host) => stored(host, 1, { ip: '203.0.113.7', ipVia: 'trusted_proxy' }),
  },
  'proxy.everybody': {
    trouble: (host) => host.options("trustedProxies: ['0.0.0.0/0']"),
    mend: (host, line) => host.options(/trustedProxies: \[[^\]]+\]/.exec(line)?.[0] ?? ''),
  },
};

async function sessions(
  host: Host,
  { count, age, chunks }: Readonly<Record<'count' | 'age' | 'chunks', number>>,
): Promise<void> {
  const store = prismaStorage(host.client).sessions;
  for (let i = 0; i < count; i++) {
    const createdAt = Date.now() - age + i;
    await store.create(sampleSession({ id: idAt(createdAt), createdAt, lastSeenAt: createdAt, chunks }));
  }
}

const recorded = async (host: Host) => record(await openShop(host));

export const RECORDING_CASES: CasesOf<'recordings'> = {
  'recordings.off': {
    trouble: (host) => host.options('recording: { sample: 0 }'),
    mend: (host) => host.options('recording: { sample: 1 }'),
  },
  'recordings.none': { trouble: async () => {}, mend: recorded },
  'recordings.old': {
    trouble: (host) => sessions(host, { count: 1, age: 2 * DAY_MS, chunks: 5 }),
    mend: recorded,
  },
  'recordings.not_arriving': {
    trouble: (host) => sessions(host, { count: 4, age: 600_000, chunks: 0 }),
    mend: (host) => sessions(host, { count: 9, age: 500_000, chunks: 3 }),
  },
};

export const RETENTION_CASES: CasesOf<'retention'> = {
  'retention.none': {
    trouble: async (host) => {
      await sessions(host, { count: 1, age: 0, chunks: 1 });
      await host.sql('UPDATE "audit_sessions" SET "bytes" = 6000000000');
    },
    mend: (host, line) => host.options(/retention: \{[^}]+\}/.exec(line)?.[0] ?? ''),
  },
};
