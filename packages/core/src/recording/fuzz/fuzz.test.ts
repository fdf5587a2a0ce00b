import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RequestFacts } from '../../record/request-facts.js';
import { lazyKeys } from '../../session/keys.js';
import { requestTag } from '../../session/request-tag.js';
import { verifyTag } from '../../session/session-columns.js';
import { sessionTokens } from '../../session/tokens.js';
import { ONE_EVENT, type TestIngest, testIngest } from '../testing/test-ingest.js';
import {
  type Credentials,
  type HostileRequest,
  hostileAssetUpload,
  hostileStart,
  hostileUpload,
} from './hostile-requests.js';
import { headerValue, hostileToken } from './hostile-tokens.js';
import { runs, timeoutMs } from './runs.js';
import { send } from './send.js';

/** A place that is not given back, or a byte, is missed by the very next upload. */
const LIMITS = {
  uploadsAtOnce: 1,
  uploadBytesAtOnce: 1_048_576,
  sessionUploadsPerMinute: 1_000_000_000,
  ipUploadsPerMinute: 1_000_000_000,
  ipSessionsPerMinute: 1_000_000_000,
};
const DOCUMENTED = [200, 304, 400, 401, 403, 404, 409, 413];
const RENEW_AFTER = 2000;
const MAX_GROWTH = 64 * 1024 * 1024;

interface Victim extends Credentials {
  readonly ingest: TestIngest;
}

let victim: Victim;
beforeAll(async () => {
  victim = await newVictim();
});

async function newVictim(): Promise<Victim> {
  const ingest = testIngest({ limits: LIMITS });
  const sessions = await Promise.all([ingest.session(), ingest.session(), ingest.session()]);
  await Promise.all(sessions.map((session) => ingest.upload(session)));
  return {
    ingest,
    sessionIds: sessions.map(({ sessionId }) => sessionId),
    writeTokens: sessions.map(({ writeToken }) => writeToken),
    tokens: sessions.flatMap(({ sessionToken, writeToken }) => [writeToken, sessionToken]),
  };
}

async function expectDocumented(hostile: HostileRequest, { ingest }: Victim): Promise<void> {
  const response = await send(ingest, hostile);
  if (response === null) return;
  const text = await response.text();
  expect([response.status, text]).toEqual([expect.toBeOneOf(DOCUMENTED), text]);
  if (response.status >= 400 && hostile.method !== 'HEAD')
    expect(JSON.parse(text)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  expect(ingest.errors).toEqual([]);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function heapAfter(work: () => Promise<void>): Promise<number> {
  collect();
  const before = process.memoryUsage().heapUsed;
  await work();
  collect();
  return process.memoryUsage().heapUsed - before;
}

describe('whatever is sent to the recorder’s routes', () => {
  it.each([
    ['uploads', hostileUpload],
    ['assets', hostileAssetUpload],
    ['sessions', hostileStart],
  ])(
    '(%s) is answered as documented, throws nothing and leaves nothing behind',
    async (_name, arbitrary) => {
      const seen = { count: 0 };
      const grown = await heapAfter(() =>
        fc.assert(
          fc.asyncProperty(arbitrary(victim), (hostile) => attack(hostile, seen)),
          runs,
        ),
      );
      expect(grown).toBeLessThan(MAX_GROWTH);
    },
    timeoutMs,
  );

  async function attack(hostile: HostileRequest, seen: { count: number }): Promise<void> {
    // What was stored is not what may leak: away with it from time to time.
    if (++seen.count % RENEW_AFTER === 0) await forget(victim);
    await expectDocumented(hostile, victim);
  }
});

async function forget({ ingest, sessionIds, writeTokens }: Victim): Promise<void> {
  const fresh = testIngest({ limits: LIMITS });
  Object.assign(ingest.storage.chunks, fresh.storage.chunks);
  Object.assign(ingest.storage.sessions, fresh.storage.sessions);
  Object.assign(ingest.storage.assets ?? {}, fresh.storage.assets);
  const [sessionId = '', writeToken = ''] = [sessionIds[0], writeTokens[0]];
  expect((await ingest.upload({ sessionId, writeToken }, {}, { data: ONE_EVENT })).status).toBe(200);
}

it(
  'whatever a request carries for a tag is read, and verified or not',
  async () => {
    const tokens = sessionTokens(lazyKeys('s'.repeat(40)), () => victim.ingest.clock.now);
    const token = hostileToken(victim.tokens);
    const context = fc.oneof(
      headerValue,
      fc.tuple(token, headerValue).map(([one, rest]) => `v1;${one};${rest}`),
    );
    const cookies = fc.oneof(
      headerValue,
      token.map((one) => `auditreel=${one}; auditreel_nav=${one}`),
    );
    await fc.assert(
      fc.asyncProperty(context, cookies, async (header, cookie) => {
        const given: Readonly<Record<string, string>> = { 'x-audit-ctx': header, cookie };
        const facts = {
          method: 'POST',
          url: '/',
          header: (name: string) => given[name],
          peerAddress: null,
          native: null,
        } satisfies RequestFacts;
        const verified = await verifyTag(requestTag(facts), tokens);
        expect(verified === null || typeof verified.ok === 'boolean').toBe(true);
      }),
      runs,
    );
  },
  timeoutMs,
);
