import { EventEmitter, on } from 'node:events';
import { type Audit, recordAuth } from '@auditreel/core';
import { type AnyTRPCRouter, initTRPC, TRPCError, tracked } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { AuditProcedureMeta } from '../index.js';
import { auditPlugin } from '../index.js';

interface StreamContext {
  readonly user: string | null;
}

/** Subscriptions that end in every way there is; `closed` counts the teardowns that the host's own code saw. */
export function streamRouter(
  audit: Audit,
  create: (input: { readonly id: string }) => Promise<unknown>,
): AnyTRPCRouter {
  const t = initTRPC.context<StreamContext>().meta<AuditProcedureMeta>().create();
  const bare = t.procedure.concat(auditPlugin<StreamContext>(audit).procedure);
  const watched = bare.meta({ audit: { action: 'order.watch', target: { type: 'order', id: '7' } } });
  let closed = 0;
  const close = (): void => {
    closed += 1;
  };
  return t.router({
    closed: bare.query(() => closed),
    tracked: watched.subscription(async function* () {
      yield tracked('first', 'a');
      yield tracked('second', 'b');
    }),
    conflict: watched.subscription(async function* () {
      yield 1;
      throw new TRPCError({ code: 'CONFLICT', message: 'sk_live_in_a_message' });
    }),
    forbidden: watched.subscription(async function* () {
      yield 1;
      throw new TRPCError({ code: 'FORBIDDEN' });
    }),
    stuck: watched.subscription(async function* () {
      yield 1;
      await new Promise(() => {});
    }),
    ticking: watched.subscription(async function* ({ signal }) {
      const ticks = new EventEmitter();
      const timer = setInterval(() => ticks.emit('tick', 1), 5);
      try {
        for await (const [tick] of on(ticks, 'tick', signal ? { signal } : {})) yield tick as number;
      } finally {
        clearInterval(timer);
        close();
      }
    }),
    observed: watched.subscription(() =>
      observable<number>((observer) => {
        observer.next(1);
        observer.next(2);
        observer.complete();
      }),
    ),
    observedConflict: watched.subscription(() =>
      observable<number>((observer) => {
        observer.next(1);
        observer.error(new TRPCError({ code: 'CONFLICT' }));
      }),
    ),
    observedTicking: watched.subscription(() =>
      observable<number>((observer) => {
        const timer = setInterval(() => observer.next(1), 5);
        return () => {
          clearInterval(timer);
          close();
        };
      }),
    ),
    iterable: watched.subscription(() => ({ [Symbol.asyncIterator]: () => counting() })),
    quiet: bare.subscription(async function* () {
      yield 1;
    }),
    refused: watched.subscription((): AsyncIterable<number> => {
      throw new TRPCError({ code: 'FORBIDDEN' });
    }),
    acting: watched.subscription(async function* () {
      await recordAuth(audit, 'authn.challenge');
      await create({ id: '9' });
      yield 1;
    }),
  });
}

async function* counting(): AsyncGenerator<number> {
  yield 1;
  yield 2;
}
