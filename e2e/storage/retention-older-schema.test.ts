import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { folderOf, generateClient } from './generate-client.ts';
import type { Host } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';
import { type RetentionHost, retentionHost } from './retention-rows.ts';
import { tablesSql } from './tables-sql.ts';

const HOST: Host = { name: 'schema 1', prisma: 7, provider: 'sqlite', adapter: 'libsql' };

let open: OpenHost;
let on: RetentionHost;
beforeAll(async () => {
  await generateClient('older-sqlite', HOST, withoutVersion2);
  await writeFile(`${folderOf('older-sqlite', 7)}/tables.sql`, await tablesSql('older-sqlite'));
  open = await openHost(HOST, inject('postgresUrl'), 'older-sqlite');
  on = retentionHost(open);
});
afterAll(async () => {
  await on.audit.close();
  await open.close();
});

/** A host's copy of the models as the first version of the package wrote them. */
function withoutVersion2(schema: string): string {
  return schema
    .replace(/^model Audit(?:Change|Context|Hold|Asset|AssetUse) \{[^}]*\}$/gm, '')
    .replace(/^ {2}(?:expiredAt|erasedAt) .*\n/gm, '')
    .replace(/^ {2}@@index\(\[expiredAt.*\n/gm, '');
}

it('prunes records on the first version of the models, where nothing can be held', async () => {
  const record = sampleRecord();
  await on.storage.records.insert([record]);
  const before = await on.later();
  expect((await on.audit.prune({ what: ['records'], before })).removed).toMatchObject({
    records: 1,
    changes: 0,
  });
  expect(await on.storage.records.get(record.id)).toBeNull();
});

it('deletes no recording that it could not call expired, and says what is missing', async () => {
  const sessionId = await on.recording({});
  const run = on.audit.prune({ what: ['recordings'], before: await on.later() });
  await expect(run).rejects.toThrow('AuditSession has no expiredAt');
  expect(await on.storage.chunks.list(sessionId)).toHaveLength(2);
});

it('places no hold, says what is missing, and has none in force', async () => {
  await expect(on.audit.hold({ actor: 'ann', reason: 'case' })).rejects.toMatchObject({
    code: 'ERR_AUDIT_SCHEMA_MISSING',
  });
  expect(await on.audit.holds()).toEqual([]);
  expect(await on.audit.release('01a2b3c4-0000-7000-8000-000000000000')).toBe(false);
});
