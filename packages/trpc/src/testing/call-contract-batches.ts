import { expect, it } from 'vitest';
import type { CallApp, CallHost } from './call-app.js';
import type { OpenCallApp } from './call-contract.js';

/** A batch is answered at once, or call by call. */
const WAYS = ['batched', 'streamed'] as const satisfies readonly (keyof CallApp)[];

/** Each call of a batch is a record of its own; what no plugin claims stays with the HTTP request. */
export function batchPromises(open: OpenCallApp, { seesRequests, holdsRequests = false }: CallHost): void {
  it.each(WAYS)(
    '%s: one call goes well, one is denied and one fails: three records of one request',
    async (way) => {
      const app = await open();
      const client = app[way]({ 'x-user': 'ann', 'x-audit-ctx': 'v1;;tab;request;1' });
      const results = await Promise.allSettled([
        client.order.create.mutate({ id: '1' }),
        client.fails.mutate('FORBIDDEN'),
        client.throws.mutate(),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
      const found = (await app.records(3)).toSorted((a, b) => (a.batchIndex ?? 0) - (b.batchIndex ?? 0));
      expect(found.map((r) => [r.batchIndex, r.action, r.outcome, r.reason, r.requestId, r.actorId])).toEqual(
        [
          [0, 'order.create', 'success', null, 'request', 'ann'],
          [1, 'fails', 'denied', 'FORBIDDEN', 'request', 'ann'],
          [2, 'throws', 'failure', 'INTERNAL_SERVER_ERROR', 'request', 'ann'],
        ],
      );
    },
  );

  it('a strict batch has its intents committed first, and no outcome more than it has calls', async () => {
    const app = await open({ durability: { default: 'strict' } });
    const { order, throws } = app.batched();
    await Promise.allSettled([
      order.create.mutate({ id: '1' }),
      order.create.mutate({ id: '2' }),
      throws.mutate(),
    ]);
    const records = await app.records(3);
    expect(records.map(({ outcome }) => outcome).sort()).toEqual(['failure', 'success', 'success']);
    const intents = await Promise.all(records.map(({ intentId }) => app.recordOf(intentId ?? '')));
    expect(intents.map((intent) => intent?.stage)).toEqual(['intent', 'intent', 'intent']);
    // A request that can wait is what is announced, once for all of its calls.
    expect(new Set(intents.map((intent) => intent?.id)).size).toBe(holdsRequests ? 1 : 3);
  });

  it.each(WAYS)('%s: nothing but unaudited queries leaves nothing', async (way) => {
    const app = await open();
    const { order } = app[way]();
    await Promise.all([order.list.query(), order.list.query(), order.list.query()]);
    await app.records(0);
  });

  it('of a batch of queries only those are recorded whose meta asks', async () => {
    const app = await open();
    const { order } = app.batched();
    await Promise.all([order.list.query(), order.export.query()]);
    const [record] = await app.records(1);
    expect(record).toMatchObject({ action: 'order.export', batchIndex: 1 });
  });

  it(`an unknown path and a procedure without plugin ${seesRequests ? 'stay on the record of the HTTP request' : 'make no record'}`, async () => {
    const app = await open();
    const client = app.single();
    await client.order.bare.mutate();
    await expect(client.gone.mutate()).rejects.toThrow();
    const records = await app.records(seesRequests ? 2 : 0);
    expect(records.map((r) => [r.method, r.rpcPath, r.statusCode])).toEqual(
      seesRequests
        ? [
            ['POST', null, 200],
            ['POST', null, 404],
          ]
        : [],
    );
  });

  it.each(WAYS)(
    '%s: a call that no plugin claims stays on the record of the HTTP request, where there is one',
    async (way) => {
      const app = await open();
      const { order } = app[way]();
      await Promise.all([order.bare.mutate(), order.create.mutate({ id: '1' })]);
      const records = await app.records(seesRequests ? 2 : 1);
      expect(records.map(({ rpcPath }) => rpcPath).toSorted()).toEqual(
        (seesRequests ? ['order.create', null] : ['order.create']).toSorted(),
      );
    },
  );

  it('a stream that is left halfway keeps what was done, and of the rest says that it was broken off', async () => {
    const app = await open();
    const { order, never } = app.streamed({ 'x-user': 'ann' });
    const leaving = new AbortController();
    const stuck = expect(never.mutate(undefined, leaving)).rejects.toThrow();
    await order.create.mutate({ id: '1' }, leaving);
    leaving.abort();
    await stuck;
    const records = await app.records(2);
    expect(records.map((r) => [r.action, r.batchIndex, r.outcome, r.reason, r.actorId])).toEqual([
      ['never', 0, 'unknown', 'ABORTED', 'ann'],
      ['order.create', 1, 'success', null, 'ann'],
    ]);
  });
}
