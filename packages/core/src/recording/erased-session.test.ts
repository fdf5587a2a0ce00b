import { expect, it } from 'vitest';
import { erasureOf } from '../testing/erasure-outcome.js';
import { sampleRecord } from '../testing/storage-samples.js';
import { refusalOf, testIngest } from './testing/test-ingest.js';

it('takes nothing more of a session whose recording was erased', async () => {
  const host = testIngest();
  const session = await host.session();
  expect((await host.upload(session)).status).toBe(200);
  const tale = { ...sampleRecord(), action: 'privacy.redact' } as const;
  const edits = [{ id: session.sessionId, columns: { erasedAt: host.clock.now } }];
  await erasureOf(host.storage).write({ table: 'sessions', edits, tale, holds: new Set() });
  expect(await refusalOf(await host.upload(session, { seq: 1 }))).toBe('403 SESSION_ERASED');
  expect(await host.storage.chunks.list(session.sessionId)).toHaveLength(1);
  expect((await host.upload(await host.session())).status).toBe(200);
});
