import type { Audit } from '@auditreel/core';
import { initTRPC } from '@trpc/server';
import { expectTypeOf, it } from 'vitest';
import { type AuditProcedureMeta, auditPlugin } from './index.js';

interface Context {
  readonly user: { readonly id: string };
}
interface Meta extends AuditProcedureMeta {
  readonly role?: 'admin';
}

declare const audit: Audit;

it('keeps the host’s context and meta', () => {
  const t = initTRPC.context<Context>().meta<Meta>().create();
  const procedure = t.procedure.concat(auditPlugin<Context>(audit).procedure);
  procedure
    .meta({ role: 'admin', audit: { action: 'order.refund', target: { type: 'order', id: '1' } } })
    .query(({ ctx }) => {
      expectTypeOf(ctx.user.id).toEqualTypeOf<string>();
    });
  // @ts-expect-error an action is text
  procedure.meta({ audit: { action: 1 } });
});

it('joins a host without meta, and asks for no more context than it is told of', () => {
  const t = initTRPC.context<Context>().create();
  t.procedure.concat(auditPlugin(audit).procedure).query(({ ctx }) => {
    expectTypeOf(ctx.user.id).toEqualTypeOf<string>();
  });
});

it('refuses a context that the host does not have', () => {
  const t = initTRPC.context<Context>().create();
  // @ts-expect-error the host's context has no session
  t.procedure.concat(auditPlugin<{ readonly session: string }>(audit).procedure);
});
