import type { ViewerIdentity } from '@auditreel/core';
import { afterEach, describe, expect, it } from 'vitest';
import { type ReadEvents, readEvents } from './testing/read-events.js';
import { aChunk, aRecord, aSession } from './testing/rows.js';
import { serve } from './testing/serve.js';
import { type Rows, storageFor, storeRows } from './testing/store-rows.js';
import { BASE, testViewer } from './testing/test-viewer.js';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const ADMIN: ViewerIdentity = { actor: { type: 'user', id: 'admin' } };

async function serveRows(rows: Rows, viewer = ADMIN) {
  const storage = storageFor(rows);
  await storeRows(storage, rows);
  const { handler, errors, looks } = testViewer({}, { storage, now: Date.now });
  const served = await serve(handler, { basePath: BASE, viewer });
  opened.push(() => served.close());
  return {
    storage,
    errors,
    looks,
    async open(id: string, query = ''): Promise<ReadEvents> {
      const stream = await readEvents(`${served.origin}${BASE}/api/sessions/${id}/stream${query}`, {});
      opened.push(stream.leave);
      return stream;
    },
  };
}

const running = (id = 's1') => aSession(id, { createdAt: Date.now(), lastSeenAt: Date.now() });

describe('the stream of a session', () => {
  it('tells of a new chunk and of a new record within three seconds', async () => {
    const app = await serveRows({ sessions: [running()] });
    const stream = await app.open('s1');
    const [first] = await stream.until('grown', 1);
    expect(first?.data).toEqual({ isRunning: true });
    const at = Date.now();
    await app.storage.chunks.put(aChunk({ sessionId: 's1' }), []);
    await app.storage.sessions.touch('s1', { at, chunks: 1, bytes: 3 });
    const [, second] = await stream.until('grown', 2);
    expect((second?.readAt ?? 0) - at).toBeLessThan(3_000);
    await app.storage.records.insert([aRecord(1, { sessionId: 's1' })]);
    await stream.until('grown', 3);
    expect(app.errors).toEqual([]);
    expect(app.looks).toMatchObject([{ action: 'replay.view', target: { id: 's1' } }]);
  });

  it('tells of the session that follows, and that nothing more is expected', async () => {
    const app = await serveRows({ sessions: [running()] });
    const stream = await app.open('s1');
    await stream.until('grown', 1);
    await app.storage.sessions.create({ ...running('s2'), previousId: 's1', lastSeenAt: 1, endedAt: 2 });
    await app.storage.sessions.end('s1', 'logout', Date.now());
    await expect.poll(() => stream.events.at(-1)?.data, { timeout: 5_000 }).toEqual({ isRunning: false });
  });

  it('says nothing to one who comes back and has missed nothing', async () => {
    const app = await serveRows({ sessions: [running()] });
    const [first] = await (await app.open('s1')).until('grown', 1);
    const again = await app.open('s1', `?seen=${first?.id}`);
    await app.storage.records.insert([aRecord(1, { sessionId: 's1' })]);
    const [next] = await again.until('grown', 1);
    expect(next?.id).not.toBe(first?.id);
  });

  it('is refused to who may not watch recordings, and not there for another tenant', async () => {
    const rows = { sessions: [running()] };
    const clerk = await serveRows(rows, { ...ADMIN, can: ['export'] });
    expect((await clerk.open('s1')).status).toBe(403);
    const other = await serveRows(rows, { ...ADMIN, tenantId: 'B' });
    expect((await other.open('s1')).status).toBe(404);
  });
});
