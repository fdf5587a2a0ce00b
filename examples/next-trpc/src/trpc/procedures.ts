import { type AuditProcedureMeta, auditPlugin } from '@auditreel/trpc';
import { initTRPC, TRPCError } from '@trpc/server';
import { audit } from '@/audit';
import type { Context } from '@/trpc/context';
import type { Member } from '@/workspace/current-member';
import { isAdmin } from '@/workspace/roles';

const t = initTRPC.context<Context>().meta<AuditProcedureMeta>().create();

export const { router } = t;

const audited = t.procedure.concat(auditPlugin<Context>(audit).procedure);

/** For whoever is in the workspace. */
export const memberProcedure = audited.use(({ ctx, next }) => {
  if (!ctx.member) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in again.' });
  return next({ ctx: { member: ctx.member } });
});

/** Refuses all but owners and admins. Stands in a resolver, where the record has its target already. */
export function assertAdmin({ role }: Member): void {
  if (!isAdmin(role)) {
    throw new TRPCError({ code: 'FORBIDDEN', message: 'Only owners and admins can do that.' });
  }
}
