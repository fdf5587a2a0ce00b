import { writeFile } from 'node:fs/promises';
import { createRecorderHandler } from '@auditreel/core';
import type { SessionAnswer } from '@auditreel/core/protocol';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { sampleAsset } from '../../packages/core/src/testing/storage-samples.ts';
import { folderOf, generateClient } from './generate-client.ts';
import type { Host } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';
import { type RetentionHost, retentionHost } from './retention-rows.ts';
import { tablesSql } from './tables-sql.ts';

const HOST: Host = { name: 'schema 2', prisma: 7, provider: 'sqlite', adapter: 'libsql' };

let open: OpenHost;
let on: RetentionHost;
beforeAll(async () => {
  await generateClient('schema2-sqlite', HOST, withoutVersion3);
  await writeFile(`${folderOf('schema2-sqlite', 7)}/tables.sql`, await tablesSql('schema2-sqlite'));
  open = await openHost(HOST, inject('postgresUrl'), 'schema2-sqlite');
  on = retentionHost(open);
});
afterAll(async () => {
  await on.audit.close();
  await open.close();
});

/** A host's copy of the models as the second version of the package wrote them. */
function withoutVersion3(schema: string): string {
  return schema.replace(/^model Audit(?:Asset|AssetUse) \{[^}]*\}$/gm, '');
}

function post(route: string, body: string, token = ''): Promise<Response> {
  const handle = createRecorderHandler(on.audit, { stubScript: '', recorderScript: '', recorderHash: 'x' });
  const headers = { 'sec-fetch-site': 'same-origin', authorization: `Bearer ${token}` };
  const request = new Request(`http://shop.test/api/auditreel/${route}`, { method: 'POST', body, headers });
  return handle(request, { address: null });
}

it('says which models are missing, and works', async () => {
  await on.storage.check();
  expect(on.audit.health().schemaBehind).toEqual(['AuditAsset', 'AuditAssetUse']);
  expect(on.storage.assets?.isThere()).toBe(false);
});

it('tells recorders to send no assets, and answers those that do', async () => {
  const started = await post('session', JSON.stringify({ sentAt: Date.now(), reason: 'start' }));
  const { settings, sessionId, writeToken } = (await started.json()) as SessionAnswer;
  expect(settings.assets).toBe(false);
  const answer = await post('assets', `${JSON.stringify({ v: 1, sessionId, assets: [] })}\n`, writeToken);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({
    error: { code: 'NOT_FOUND', message: expect.stringContaining('npx auditreel schema add') },
  });
});

it('finds no assets, lets go of none, and keeps none', async () => {
  const { assets } = on.storage;
  const sessionId = await on.recording({});
  const asset = sampleAsset();
  expect([await assets?.of(sessionId), await assets?.count(sessionId)]).toEqual([[], 0]);
  expect(await assets?.get(asset.sha256)).toBeNull();
  expect(await assets?.release(sessionId)).toEqual({ assets: 0, bytes: 0 });
  await expect(assets?.put(asset, { sessionId, name: 'u1' })).rejects.toMatchObject({
    code: 'ERR_AUDIT_SCHEMA_MISSING',
  });
  await expect(
    assets?.use([{ sessionId, name: 'u1', sha256: asset.sha256 }], Date.now()),
  ).rejects.toMatchObject({ code: 'ERR_AUDIT_SCHEMA_MISSING' });
});

it('prunes and erases recordings', async () => {
  const [old, hers] = [await on.recording({}), await on.recording({ actorId: 'ann' })];
  await on.audit.hold({ session: hers, reason: 'case' });
  const pruned = await on.audit.prune({ what: ['recordings'], before: await on.later() });
  expect(pruned).toMatchObject({ isComplete: true, held: { recordings: 1 } });
  expect(await on.storage.chunks.list(old)).toEqual([]);
  for (const { id } of await on.audit.holds()) await on.audit.release(id);
  const erased = await on.audit.erase({ actor: { id: 'ann' }, sessions: [hers] });
  expect(erased).toMatchObject({ sessions: 1, chunks: 2 });
  expect(await on.storage.chunks.list(hers)).toEqual([]);
});
