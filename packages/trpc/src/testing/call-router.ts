import { type Audit, annotate, recordAuth } from '@auditreel/core';
import { type AnyTRPCRouter, initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { type AuditProcedureMeta, auditPlugin } from '../index.js';
import type { CallCaller } from './call-client.js';
import { ERROR_CODES } from './error-codes.js';
import { streamRouter } from './stream-router.js';

/** The host's own context: who is signed in, and the request as the host's adapter hands it on. */
export interface CallContext {
  readonly user: string | null;
  readonly req?: unknown;
}

const order = z.object({ id: z.string(), password: z.string().optional(), note: z.string().optional() });

/** A router with a procedure for each promise. */
export function callRouter(audit: Audit): { readonly router: AnyTRPCRouter; readonly caller: CallCaller } {
  const t = initTRPC.context<CallContext>().meta<AuditProcedureMeta>().create();
  const procedure = t.procedure.concat(auditPlugin<CallContext>(audit).procedure);
  const signedIn = procedure.use(({ ctx, next }) => {
    if (ctx.user === null) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'sk_live_in_a_message' });
    return next();
  });
  const router = t.router({
    order: t.router({
      create: procedure.input(order).mutation(async ({ input }) => {
        await new Promise((resolve) => setImmediate(resolve));
        annotate({ target: { type: 'order', id: input.id }, metadata: { seen: input.id } });
        return input.id;
      }),
      refund: procedure
        .meta({ audit: { action: 'order.refund', body: ['id', 'password', 'note'] } })
        .input(order)
        .mutation(() => 'ok'),
      attach: procedure
        .meta({ audit: { action: 'order.attach', body: ['title', 'password', 'scan'] } })
        .input(z.instanceof(FormData))
        .mutation(() => 'ok'),
      list: procedure.query(() => []),
      export: procedure.meta({ audit: { action: 'order.export' } }).query(() => []),
      secret: signedIn.query(() => 'secret'),
      touch: procedure.meta({ audit: false }).mutation(() => 'ok'),
      bare: t.procedure.mutation(() => 'ok'),
    }),
    watch: streamRouter(audit, (input) => caller({ user: 'ann' }).order.create(input)),
    fails: procedure.input(z.enum(ERROR_CODES)).mutation(({ input }) => {
      throw new TRPCError({ code: input, message: 'sk_live_in_a_message' });
    }),
    throws: procedure.mutation(() => {
      throw new Error('sk_live_in_a_message');
    }),
    login: procedure.mutation(async () => {
      await recordAuth(audit, 'authn.login', { actor: { type: 'user', id: 'eve' } });
    }),
    loginFails: procedure.input(z.object({ email: z.string() })).mutation(async ({ input }) => {
      const event = { outcome: 'failure', claimed: input.email, reason: 'INVALID_CREDENTIALS' } as const;
      await recordAuth(audit, 'authn.login', event);
      throw new TRPCError({ code: 'UNAUTHORIZED' });
    }),
    never: procedure.mutation(() => new Promise<never>(() => {})),
    inner: procedure.mutation(({ ctx }): Promise<string> => caller(ctx).order.create({ id: '9' })),
  });
  const caller: CallCaller = t.createCallerFactory(router);
  return { router, caller };
}
