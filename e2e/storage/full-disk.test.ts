import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  ackOf,
  refusalOf,
  type TestIngest,
  testIngest,
} from '../../packages/core/src/recording/testing/test-ingest.ts';
import { HOSTS } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';

/** One connection, so that what is set for it is set for all that follows. */
const host = HOSTS.find(({ name }) => name === 'prisma-7-better-sqlite3');

describe('uploads into an SQLite database', () => {
  let open: OpenHost;
  let ingest: TestIngest;
  beforeEach(async () => {
    if (host === undefined) throw new Error('There is no such host');
    open = await openHost(host, inject('postgresUrl'));
    ingest = testIngest({ storage: prismaStorage(open.client) });
  });
  afterEach(() => open.close());

  it.each([
    ['that is full', fill, 'PRAGMA max_page_count = 1000000'],
    ['that is read-only', readOnly, 'PRAGMA query_only = 0'],
  ])(
    '%s are answered 503, leave nothing half stored, and go through once there is room',
    async (_, spoil, mend) => {
      const session = await ingest.session();
      await ackOf(await ingest.upload(session));
      await spoil(open);
      const data = gzipSync(`["${randomBytes(100_000).toString('base64')}"]`);
      const marks = [{ requestId: 'r1', method: 'POST', path: '/x', t: ingest.clock.now, inputAgo: 1 }];
      for (let i = 0; i < 3; i++) {
        const response = await ingest.upload(session, { seq: 1, marks }, { data });
        expect(response.headers.get('retry-after')).toBe('10');
        expect(await refusalOf(response)).toBe('503 UNAVAILABLE');
      }
      expect(ingest.errors).toMatchObject(Array(3).fill({ code: 'ERR_AUDIT_STORAGE_UNAVAILABLE' }));
      const { chunks, sessions } = ingest.storage;
      expect(await chunks.list(session.sessionId)).toHaveLength(1);
      expect(await chunks.marks(session.sessionId)).toEqual([]);
      expect(await sessions.get(session.sessionId)).toMatchObject({ chunks: 1 });

      await open.client.$queryRawUnsafe(mend);
      expect(await ackOf(await ingest.upload(session, { seq: 1, marks }, { data }))).toMatchObject({
        stored: 'stored',
        highWater: 1,
      });
      expect(await chunks.marks(session.sessionId)).toHaveLength(1);
      expect(await sessions.get(session.sessionId)).toMatchObject({ chunks: 2 });
    },
  );
});

async function fill({ client }: OpenHost): Promise<void> {
  await client.$queryRawUnsafe('PRAGMA max_page_count = 1');
}

async function readOnly({ client }: OpenHost): Promise<void> {
  await client.$queryRawUnsafe('PRAGMA query_only = 1');
}
