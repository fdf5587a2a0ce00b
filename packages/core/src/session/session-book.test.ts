import { describe, expect, it } from 'vitest';
import { memorySessions } from '../storage/memory-sessions.js';
import { sessionBook } from './session-book.js';

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

  it('knows that a session ends from the moment that it is told', async () => {
    const book = sessionBook(memorySessions(), () => NOW);
    const ending = book.end(CLAIMS, 'logout');
    expect(book.hasEnded(CLAIMS.sessionId)).toBe(true);
    await ending;
  });
});
