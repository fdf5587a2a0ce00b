import { expect, it, vi } from 'vitest';
import { actorOf, type OpenApp } from './adapter-contract-app.js';

/** Who acted, as the host's `actor` says. */
export function actorPromises(open: OpenApp): void {
  it.each([
    ['answered at once', (user: string | null) => actorOf(user)],
    ['answered later', async (user: string | null) => actorOf(user)],
  ])('the actor is who the host says, %s', async (_when, answer) => {
    const app = await open({ actor: (request) => answer(request.headers.get('x-user')) });
    await app.send('POST', '/orders', { headers: { 'x-user': 'ada' } });
    expect(await app.record()).toMatchObject({ actorType: 'user', actorId: 'ada' });
  });

  it('nobody signed in is anonymous', async () => {
    const app = await open();
    await app.send('POST', '/orders');
    expect(await app.record()).toMatchObject({ actorType: 'anonymous', actorId: null });
  });

  it('the host gets the native request too', async () => {
    const seen: unknown[] = [];
    const app = await open({ actor: (_request, native) => void seen.push(native) });
    await app.send('POST', '/orders');
    await app.record();
    expect(seen).not.toContain(undefined);
    expect(seen).not.toHaveLength(0);
  });

  it('an actor that throws is unknown, and the request is served', async () => {
    const app = await open({
      actor: () => {
        throw new Error('The session store is down');
      },
    });
    expect((await app.send('POST', '/orders')).status).toBe(200);
    expect(await app.record()).toMatchObject({ actorType: 'unknown', actorId: null });
    expect(app.errors[0]).toMatchObject({ code: 'ERR_AUDIT_ACTOR' });
  });

  it('an actor that takes over two seconds is unknown, and the request does not wait for it', async () => {
    const app = await open({ actor: () => new Promise(() => {}) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      expect((await app.send('POST', '/orders')).status).toBe(200);
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { timeout: 1 });
      await vi.advanceTimersByTimeAsync(2000);
    } finally {
      vi.useRealTimers();
    }
    expect(await app.record()).toMatchObject({ actorType: 'unknown' });
  });

  it('fifty requests of fifty people at once are never mixed up', async () => {
    const app = await open();
    const people = Array.from({ length: 50 }, (_, i) => `user-${i}`);
    await Promise.all(
      people.map((person) => app.send('POST', `/wait/of-${person}`, { headers: { 'x-user': person } })),
    );
    const records = await app.records(people.length);
    const found = records.map(({ actorId, targetId, metadata }) => ({ actorId, targetId, metadata }));
    const byActor = found.sort((a, b) => people.indexOf(a.actorId ?? '') - people.indexOf(b.actorId ?? ''));
    expect(byActor).toEqual(
      people.map((person) => ({
        actorId: person,
        targetId: `of-${person}`,
        metadata: { order: `of-${person}` },
      })),
    );
  });
}
