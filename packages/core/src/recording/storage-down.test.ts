import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditStorage } from '../storage/ports.js';
import { ackOf, refusalOf, type TestIngest, testIngest } from './testing/test-ingest.js';

let ingest: TestIngest;
beforeEach(() => {
  ingest = testIngest();
});

/** Every question that an upload asks of the storage. */
const QUESTIONS: readonly [string, (storage: AuditStorage) => object, string][] = [
  ['leases', (storage) => storage.leases, 'acquire'],
  ['sessions', (storage) => storage.sessions, 'get'],
  ['sessions', (storage) => storage.sessions, 'create'],
  ['chunks', (storage) => storage.chunks, 'put'],
  ['sessions', (storage) => storage.sessions, 'touch'],
  ['chunks', (storage) => storage.chunks, 'seqs'],
];

describe('an upload while the storage fails', () => {
  it.each(QUESTIONS)('at %s.%3$s is answered 503, and goes through afterwards', async (_, portOf, method) => {
    const session = await ingest.session();
    const down = vi.spyOn(portOf(ingest.storage) as Record<string, () => unknown>, method);
    down.mockRejectedValueOnce(new Error('disk full'));
    const response = await ingest.upload(session);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await refusalOf(response)).toBe('503 UNAVAILABLE');
    expect(ingest.errors.map(({ message }) => message)).toEqual(['disk full']);
    expect(await ackOf(await ingest.upload(session))).toMatchObject({ highWater: 0, missing: [] });
    expect(await ingest.storage.chunks.list(session.sessionId)).toHaveLength(1);
  });

  it.each([undefined, 'a string', Object.create(null)])('with %o is answered 503 too', async (thrown) => {
    const session = await ingest.session();
    vi.spyOn(ingest.storage.chunks, 'put').mockRejectedValueOnce(thrown);
    expect(await refusalOf(await ingest.upload(session))).toBe('503 UNAVAILABLE');
    expect(ingest.errors).toMatchObject([{ cause: thrown }]);
  });

  it('costs nothing of the day', async () => {
    const one = (await ingest.upload(await ingest.session())) && ingest;
    ingest = testIngest({ limits: { dayBytes: 100 } });
    const session = await ingest.session();
    vi.spyOn(ingest.storage.chunks, 'put').mockRejectedValue(new Error('down'));
    for (let i = 0; i < 50; i++) expect((await ingest.upload(session)).status).toBe(503);
    vi.restoreAllMocks();
    await ackOf(await ingest.upload(session));
    expect(one.errors).toEqual([]);
  });

  it('leaves its place', async () => {
    ingest = testIngest({ limits: { uploadsAtOnce: 1 } });
    const session = await ingest.session();
    vi.spyOn(ingest.storage.sessions, 'get').mockRejectedValueOnce(new Error('down'));
    await ingest.upload(session);
    await ackOf(await ingest.upload(session));
  });
});

it('a storage that hangs holds as many uploads as may come at once, and the others are answered', async () => {
  ingest = testIngest({ limits: { uploadsAtOnce: 3 } });
  const session = await ingest.session();
  let release = (): void => undefined;
  const hanging = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { get } = ingest.storage.sessions;
  const asked = vi.spyOn(ingest.storage.sessions, 'get').mockImplementation(async (id) => {
    await hanging;
    return get(id);
  });
  const held = [0, 1, 2].map((seq) => ingest.upload(session, { seq }, { from: `192.0.2.${seq}` }));
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(held.length));
  const one = await ingest.upload(session, { seq: 3 }, { from: '192.0.2.3' });
  expect(await refusalOf(one)).toBe('503 BUSY');
  release();
  for (const response of await Promise.all(held)) await ackOf(response);
});

it('a consent that throws gives no session, and is the host’s error', async () => {
  for (const thrown of [new Error('no'), 'a string']) {
    ingest = testIngest({
      consent: () => {
        throw thrown;
      },
    });
    expect(await refusalOf(await ingest.start())).toBe('503 UNAVAILABLE');
    expect(ingest.errors).toMatchObject([{ code: 'ERR_AUDIT_HOST', cause: thrown }]);
  }
});
