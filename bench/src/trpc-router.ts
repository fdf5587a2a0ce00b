import type { IncomingMessage } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type AuditProcedureMeta, auditPlugin } from '@auditreel/trpc';
import { type AnyTRPCRouter, initTRPC } from '@trpc/server';

export const CALL_PATH = '/trpc/order.addItems';

/** What the host makes of each request: the request itself, for the plugin, and who is signed in. */
export interface CallContext {
  readonly req: IncomingMessage;
  readonly user: string;
}

export function callContext({ req }: { readonly req: IncomingMessage }): CallContext {
  return { req, user: String(req.headers['x-user'] ?? '') };
}

/** The actor's id, from the context of a call. */
export function callerOf(context: unknown): string {
  return (context as CallContext).user;
}

/** The host app of every variant of tRPC: one mutation, that takes the load's body as its input. */
export function orderRouter(audit: Audit | null): AnyTRPCRouter {
  const t = initTRPC.context<CallContext>().meta<AuditProcedureMeta>().create();
  const procedure =
    audit === null ? t.procedure : t.procedure.concat(auditPlugin<CallContext>(audit).procedure);
  return t.router({
    order: t.router({
      addItems: procedure
        .input(parseItems)
        .mutation(({ input }) => ({ id: '17', items: input.items.length })),
    }),
  });
}

function parseItems(input: unknown): { readonly items: readonly unknown[] } {
  if (typeof input !== 'object' || input === null || !('items' in input) || !Array.isArray(input.items)) {
    throw new TypeError('An order has items.');
  }
  return { items: input.items };
}
