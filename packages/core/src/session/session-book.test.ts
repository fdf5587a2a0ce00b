import { describe, expect, it, vi } from 'vitest';
import { memorySessions } from '../storage/memory-sessions.js';
import type { SessionActor } from '../storage/ports.js';
import { type SessionBook, type SessionSeen, sessionBook } from './session-book.js';

const NOW = 1_800_000_000_000;
const CLAIMS = {
  sessionId: '0199d3a4-7b1c-7def-8abc-0123456789ab',
  previousId: null,
  createdAt: NOW,
  expiresAt: NOW + 1000,
  recorded: true,
};

describe('the session book', () => {
  it('ends a session in the database too, when that was down at first', async () => {
    const store = memorySessions();
    const { end } = store;
    let isDown = true;
    store.end = (...args) => (isDown ? Promise.reject(new Error('down')) : end(...args));
    const book = sessionBook(store, () => NOW);
    await expect(book.end(CLAIMS, 'logout')).rejects.toThrow('down');
    isDown = false;
    await book.end(CLAIMS, 'logout');
    expect(await store.get(CLAIMS.sessionId)).toMatchObject({ endReason: 'logout', endedAt: NOW });
    expect(book.hasEnded(CLAIMS.sessionId)).toBe(true);
  });

  it.each([
    ['binds', (book: SessionBook, seen: SessionSeen) => book.trust(CLAIMS, actor('ann'), seen)],
    ['ends', (book: SessionBook, seen: SessionSeen) => book.end(CLAIMS, 'logout', seen)],
  ])('a record that %s it before its first upload says from where it is', async (_, does) => {
    const store = memorySessions();
    const seen = { ip: '203.0.113.7', userAgent: 'Firefox' };
    await does(
      sessionBook(store, () => NOW),
      seen,
    );
    expect(await store.get(CLAIMS.sessionId)).toMatchObject(seen);
  });

  it('binds a session once, however many records ask at once, and again after a failure', async () => {
    const store = memorySessions();
    const bind = vi.spyOn(store, 'bind').mockRejectedValueOnce(new Error('down'));
    const book = sessionBook(store, () => NOW);
    const [ann, bob] = [actor('ann'), actor('bob')];
    await expect(Promise.all([book.trust(CLAIMS, ann), book.trust(CLAIMS, ann)])).rejects.toThrow('down');
    const verdicts = await Promise.all([ann, ann, bob].map((one) => book.trust(CLAIMS, one)));
    expect(verdicts.map(({ trust }) => trust)).toEqual(['bound', 'bound', 'claimed']);
    expect(bind).toHaveBeenCalledTimes(2);
  });

  it('knows that a session ends from the moment that it is told', async () => {
    const book = sessionBook(memorySessions(), () => NOW);
    const ending = book.end(CLAIMS, 'logout');
    expect(book.hasEnded(CLAIMS.sessionId)).toBe(true);
    await ending;
  });
});

function actor(id: string): SessionActor {
  return { type: 'user', id, name: null, tenantId: null };
}
