import { setTimeout as delay } from 'node:timers/promises';
import { type Audit, createAudit } from '@auditreel/core';
import type { AuditStorage } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import { type Database, databaseOf } from '../../packages/core/src/prisma/database.ts';
import { AUDIT_CHANGE } from '../../packages/core/src/prisma/models.ts';
import type { AuditChange } from '../../packages/core/src/storage/change-store.ts';
import {
  EPOCH,
  idAt,
  sampleChunk,
  sampleMark,
  sampleSession,
} from '../../packages/core/src/testing/storage-samples.ts';
import type { OpenHost } from './open-host.ts';

/** A host's database as retention's tests use it. */
export interface RetentionHost {
  readonly storage: AuditStorage;
  readonly audit: Audit;
  readonly database: Database;
  /** The database's clock, after everything that was stored so far. */
  later(): Promise<number>;
  /** The ids of all rows of a table. */
  ids(table: string): Promise<ReadonlySet<string>>;
  change(over: Partial<AuditChange>): Promise<AuditChange>;
  /** A session last seen in January, with so many chunks of 64 bytes, each with a mark. */
  recording(over: { actorId?: string; previousId?: string }, chunks?: number): Promise<string>;
}

export const SECRET = 'x'.repeat(32);

export function retentionHost(
  { client }: Pick<OpenHost, 'client'>,
  storage = prismaStorage(client),
): RetentionHost {
  const database = databaseOf(client, {});
  const audit = createAudit({ storage, secret: SECRET, durability: { default: 'best-effort' } });
  return {
    storage,
    audit,
    database,
    async later() {
      await delay(10);
      const now = await database.now();
      await delay(10);
      return now;
    },
    async ids(table) {
      const rows = await client.$queryRawUnsafe(`SELECT id FROM ${table}`);
      return new Set(rows.map((row) => String(Reflect.get(Object(row), 'id'))));
    },
    async change(over) {
      const change = { ...SAMPLE_CHANGE, id: idAt(EPOCH), ...over };
      await database.write((tx) => database.insert(tx, AUDIT_CHANGE, [change]));
      return change;
    },
    async recording(over, chunks = 2) {
      const session = sampleSession({ ...over, createdAt: EPOCH + serial++, chunks, bytes: 64 * chunks });
      await storage.sessions.create(session);
      for (let seq = 0; seq < chunks; seq++) {
        const sessionId = session.id;
        await storage.chunks.put(sampleChunk({ sessionId, seq }), [sampleMark({ sessionId })]);
      }
      return session.id;
    },
  };
}

let serial = 0;

const SAMPLE_CHANGE: Omit<AuditChange, 'id'> = {
  v: 1,
  logId: 'main',
  recordId: null,
  actorType: null,
  actorId: null,
  recordedAt: EPOCH,
  model: 'Order',
  targetId: '1',
  op: 'create',
  before: null,
  after: { note: 'x' },
  truncated: null,
  redacted: null,
};
