import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_CHANGE, AUDIT_SESSION } from '../../packages/core/src/prisma/models.ts';
import { sampleChange } from '../../packages/core/src/testing/erasable-changes.ts';
import { EPOCH, idAt, sampleRecord, sampleSession } from '../../packages/core/src/testing/storage-samples.ts';
import type { Plan } from './explained.ts';
import { openGuarded } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { explainedStorage, PLANNED_HOSTS } from './plan-host.ts';
import { type RetentionHost, retentionHost } from './retention-rows.ts';

/** How many rows each table has, and how many of them are old. */
const [ROWS, OLD] = [4_000, 1_000];
const BATCH = 500;
/** A look at all rows of a table that grows; those with a few rows are read as the planner likes. */
const SCANS = {
  'EXPLAIN QUERY PLAN': /\bSCAN (?:main\.)?audit_(?:records|changes|sessions|chunks|marks)\b/,
  EXPLAIN: /Seq Scan on audit_(?:records|changes|sessions)\b/,
} as const;

for (const host of PLANNED_HOSTS) {
  const word = host.provider === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  describe(`how retention reads, ${host.name}`, () => {
    const plans: Plan[] = [];
    let open: OpenHost;
    let on: RetentionHost;
    beforeAll(async () => {
      open = await openGuarded(host);
      const filling = retentionHost(open);
      await fill(filling);
      await filling.audit.close();
      const { client, storage } = await explainedStorage(open, host, { plans });
      on = retentionHost({ client }, storage);
    });
    afterAll(async () => {
      await on.audit.close();
      await open.close();
    });

    it('deletes what is old, and never looks at all rows of a table for it', async () => {
      await on.audit.hold({ actor: 'u-1', reason: 'case' });
      await on.audit.hold({ target: { type: 'order', id: 7 }, reason: 'case' });
      const before = await on.later();
      plans.length = 0;
      const { removed } = await on.audit.prune({ what: ['records', 'recordings'], before });
      expect(removed.records).toBeGreaterThan(OLD * 0.9);
      expect(plans.filter(({ plan }) => SCANS[word].test(plan))).toEqual([]);
    });
  });
}

async function fill({ storage, database }: RetentionHost): Promise<void> {
  for (let from = 0; from < ROWS; from += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, at) => from + at);
    const sessions = numbers
      .filter((n) => n % 5 === 0)
      .map((n) => sampleSession({ createdAt: timeOf(n), lastSeenAt: timeOf(n) }));
    const records = numbers.map((n) =>
      sampleRecord({
        ...{ time: timeOf(n), actorType: 'user', actorId: `u-${n % 50}`, targetType: 'order' },
        ...{ targetId: String(n % 1000), sessionId: sessions[n % sessions.length]?.id ?? null },
      }),
    );
    const changes = records.map(({ id: recordId, time }, at) =>
      sampleChange({ id: idAt(time), recordId, targetId: String(at), actorId: `u-${at % 50}` }),
    );
    await storage.records.insert(records);
    await database.write(async (tx) => {
      await database.insert(tx, AUDIT_CHANGE, changes);
      await database.insert(tx, AUDIT_SESSION, sessions);
    });
  }
}

/** When the n-th row came to be; what is not old is of tomorrow, because it is stored just now. */
function timeOf(n: number): number {
  return n < OLD ? EPOCH + n : Date.now() + 86_400_000 + n;
}
