import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startAudit } from '../adapter/drafts.js';
import { createAudit } from '../create-audit.js';
import { StorageUnavailableError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import { lastLines } from '../spool/last-lines.js';
import { listSegments, readSegment } from '../spool/segment.js';
import { SPOOL_COLUMNS } from '../spool/spool-line.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { type AppInUse, CONTRACT_SECRET, type OpenApp, only } from './adapter-contract-app.js';
import { startSession } from './adapter-contract-sessions.js';

/** When the client has its answer the record survives the process; what is `strict` does not happen unrecorded. */
export function durabilityPromises(open: OpenApp): void {
  it.each([
    ['answered at once', 'POST', '/orders', { statusCode: 200, outcome: 'success' }],
    ['failed', 'POST', '/throws', { statusCode: 500, outcome: 'failure' }],
    ['described', 'POST', '/orders/42/refund', { action: 'order.refund', targetId: '42' }],
    ['turned away before it was routed', 'GET', '/guarded/x', { statusCode: 401, outcome: 'denied' }],
  ])(
    'a request that was %s is on disk when the client has its answer',
    async (_how, method, path, record) => {
      const app = await open({ storage: down().storage });
      await app.send(method, path, { headers: { 'x-user': 'ann' } });
      // Read before anything else has had a turn.
      expect(await spooled(app)).toMatchObject([{ ...record, stage: 'outcome' }]);
    },
  );

  it('has an answer in pieces on disk from its first one on, as one that may break off', async () => {
    const app = await open({ storage: down().storage });
    const pieces: string[] = [];
    const meanwhile: (readonly AuditRecord[])[] = [];
    await new Promise<void>((resolve, reject) => {
      request({ host: '127.0.0.1', port: app.port, method: 'POST', path: `${app.basePath}/stream` })
        .on('error', reject)
        .on('response', (incoming) => {
          incoming.setEncoding('utf8').on('end', resolve);
          incoming.on('data', async (piece: string) => {
            pieces.push(piece);
            if (pieces.length === 1) meanwhile.push(await spooled(app));
            app.open();
          });
        })
        .end();
    });
    expect(meanwhile).toMatchObject([[{ statusCode: 200, outcome: 'unknown', reason: 'ABORTED' }]]);
    expect(await spooled(app)).toMatchObject([{ statusCode: 200, outcome: 'success', reason: null }]);
  });

  it('what a process left is stored by the next one, once', async () => {
    const { storage, recover } = down();
    const app = await open({ storage });
    await app.send('POST', '/orders', { headers: { 'x-user': 'ann' } });
    await app.send('POST', '/orders', { headers: { 'x-user': 'ben' } });
    const { left, leftIn } = await app.audit.close({ deadlineMs: 0 });
    expect(left).toBe(2);
    expect(leftIn).toContain(app.spoolDir);
    recover();
    const next = createAudit({
      storage,
      secret: CONTRACT_SECRET,
      durability: { default: 'durable', spool: { dir: app.spoolDir } },
    });
    startAudit(next);
    await vi.waitFor(async () => {
      const { records } = await storage.records.list({ limit: 10 });
      expect(records.map(({ actorId }) => actorId)).toEqual(['ben', 'ann']);
    });
    await next.close();
    expect(readdirSync(join(app.spoolDir, 'spool'))).toEqual([]);
  });

  it('puts nothing on disk that is secret: of bodies, headers, paths, queries, metadata and errors', async () => {
    const { storage, recover } = down();
    const app = await open({ storage });
    const session = await startSession(app);
    const headers = {
      ...HEADERS_WITH_SECRETS,
      'x-user': 'ann',
      'x-audit-ctx': `v1;${session.sessionToken};tab;request;1`,
    };
    const body = JSON.stringify({
      email: 'ada@example.com',
      password: PLANTED,
      nested: { api_key: PLANTED },
    });
    for (const path of ['/profile', `/annotated?token=${PLANTED}`, `/reset/${PLANTED}/notes/1`, '/throws']) {
      await app.send('POST', path, { headers, body });
    }
    const written = await filesBelow(app.spoolDir);
    expect(written).toContain('ada@example.com');
    expect(written).not.toContain(PLANTED);
    expect(written).not.toContain(session.sessionToken);
    recover();
    await app.records(4);
    expect(await filesBelow(app.spoolDir)).not.toContain('ada@example.com');
  });

  it('leaves nothing on disk of what is stored', async () => {
    const app = await open();
    for (let i = 0; i < 3; i++) await app.send('POST', '/orders');
    await app.records(3);
    expect(await spooled(app)).toEqual([]);
  });

  it('with `strict` the intent is committed before the handler runs, and the outcome names it', async () => {
    const app = await open();
    expect((await app.send('POST', '/transfers/7', { headers: { 'x-user': 'ann' } })).status).toBe(200);
    const outcome = await app.record();
    expect(outcome).toMatchObject({ stage: 'outcome', action: 'money.transfer', outcome: 'success' });
    const intent = await app.storage.records.get(outcome.intentId ?? '');
    expect(intent).toMatchObject({
      stage: 'intent',
      action: 'money.transfer',
      outcome: 'unknown',
      actorId: 'ann',
      targetId: '7',
      statusCode: null,
      intentId: null,
    });
    expect(app.errors).toEqual([]);
  });

  it('with `strict` and no database the handler does not run: the answer is 503, and recorded later', async () => {
    const { storage, recover } = down();
    const app = await open({ storage });
    const answer = await app.send('POST', '/transfers/7');
    expect(answer.status).toBe(503);
    expect(answer.body).not.toContain('transferred');
    recover();
    const outcome = await app.record();
    expect(outcome).toMatchObject({ outcome: 'failure', statusCode: 503, reason: 'AUDIT_UNAVAILABLE' });
    expect(await storage.records.get(outcome.intentId ?? '')).toMatchObject({ stage: 'intent' });
  });
}

/** No shape gives it away: only where it stands. */
const PLANTED = 'correct-horse-battery-staple';

const HEADERS_WITH_SECRETS = {
  authorization: `Bearer ${PLANTED}`,
  cookie: `session=${PLANTED}`,
  'x-api-key': PLANTED,
};

async function filesBelow(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(read)).join('\n');
}

/** A storage that can't be written until it recovers. */
function down(): { readonly storage: AuditStorage; recover(): void } {
  const storage = memoryStorage();
  let isDown = true;
  return {
    storage: {
      ...storage,
      records: {
        ...storage.records,
        insert: async (records) => {
          if (isDown) throw new StorageUnavailableError('The database is down');
          await storage.records.insert(records);
        },
      },
    },
    recover: () => {
      isDown = false;
    },
  };
}

/** The records that wait on disk. */
async function spooled({ spoolDir }: AppInUse): Promise<readonly AuditRecord[]> {
  const root = join(spoolDir, 'spool');
  const spools = readdirSync(root);
  if (spools.length === 0) return [];
  const segments = await listSegments(join(root, only(spools)));
  const read = await Promise.all(segments.map((segment) => readSegment(segment, SPOOL_COLUMNS)));
  return [...lastLines(read.flatMap(({ lines }) => lines)).values()].map(({ record }) => record);
}
