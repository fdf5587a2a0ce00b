import { createNamespace } from 'cls-hooked';
import { describe, expect, it } from 'vitest';
import { type Draft, EMPTY_META } from '../record/draft.js';
import { asyncLocalStorageContext } from './async-local-storage.js';
import { clsHookedContext } from './cls-hooked-context.js';
import type { ContextStore } from './context-store.js';

function draft(id: string): Draft {
  return {
    id,
    openedAt: 0,
    startedAt: 0,
    facts: { method: 'POST', url: '/', header: () => undefined, peerAddress: null, native: null },
    tag: { sessionToken: null, requestId: null, tabId: null },
    call: null,
    claimedCalls: null,
    areCallsClaimed: false,
    home: { askActor: async () => {}, onError: () => {} },
    meta: EMPTY_META,
    auth: null,
    params: {},
    answers: [],
    actor: null,
    body: undefined,
    error: undefined,
    isHandled: false,
    claimed: false,
    endsSession: null,
    whereAnswered: null,
    onSessionEnd: null,
    lastWords: null,
    intent: null,
    foreseen: null,
    settled: false,
    settledAt: 0,
    isHeld: false,
    hasWritten: false,
    opaqueWrites: 0,
  };
}

describe.each<[string, () => ContextStore]>([
  ['AsyncLocalStorage', asyncLocalStorageContext],
  ['cls-hooked', () => clsHookedContext(createNamespace(`test-${Math.random()}`))],
])('the context over %s', (_name, create) => {
  const context = create();

  it('has no draft outside a request', () => {
    expect(context.current()).toBeUndefined();
  });

  it('answers what the callback answers', () => {
    expect(context.run(draft('a'), () => 42)).toBe(42);
  });

  it('keeps the draft through awaits, timers, events and immediates', async () => {
    const seen = await context.run(draft('a'), async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      return context.current()?.id;
    });
    expect(seen).toBe('a');
    expect(context.current()).toBeUndefined();
  });

  it('never mixes up fifty requests at once', async () => {
    const seen = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        context.run(draft(`d${i}`), async () => {
          await new Promise((resolve) => setTimeout(resolve, (i * 7) % 11));
          await Promise.resolve();
          return context.current()?.id;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => `d${i}`));
  });

  it('gives the outer draft back after an inner one', () => {
    const ids = context.run(draft('outer'), () => [
      context.run(draft('inner'), () => context.current()?.id),
      context.current()?.id,
    ]);
    expect(ids).toEqual(['inner', 'outer']);
  });

  it('is left when the callback throws', () => {
    expect(() =>
      context.run(draft('a'), () => {
        throw new Error('host');
      }),
    ).toThrow('host');
    expect(context.current()).toBeUndefined();
  });
});

it('is one store for two copies of the package', () => {
  expect(asyncLocalStorageContext()).toBe(asyncLocalStorageContext());
});

it('AsyncLocalStorage is entered for the rest of a callback, and not by its neighbours', async () => {
  const context = asyncLocalStorageContext();
  const later = (id: string) =>
    new Promise<string | undefined>((resolve) => {
      setImmediate(() => {
        context.enter?.(draft(id));
        setTimeout(() => resolve(context.current()?.id), 2);
      });
    });
  expect(await Promise.all([later('a'), later('b')])).toEqual(['a', 'b']);
  expect(context.current()).toBeUndefined();
});
