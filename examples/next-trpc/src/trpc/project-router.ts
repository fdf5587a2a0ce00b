import { annotate } from '@auditreel/core';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { prisma } from '@/database';
import { assertAdmin, memberProcedure, router } from '@/trpc/procedures';
import { projectOf } from '@/trpc/project-of';
import { tellTeam } from '@/workspace/activity';
import { STATUS_LABEL, STATUSES } from '@/workspace/status-label';

const project = z.object({ id: z.string().max(64) });

export const projectRouter = router({
  rename: memberProcedure
    .input(project.extend({ name: z.string().trim().min(1, 'A project needs a name.').max(80) }))
    .mutation(async ({ ctx, input }) => {
      const { id, name: before } = await projectOf(ctx.member, input.id);
      annotate({ metadata: { from: before, to: input.name } });
      await prisma.project.update({ where: { id }, data: { name: input.name } });
      await tellTeam(ctx.member, `renamed ${before} to {project}`, id);
    }),

  setStatus: memberProcedure
    .meta({ audit: { action: 'project.set_status', kind: 'update', body: ['status'] } })
    .input(project.extend({ status: z.enum(STATUSES) }))
    .mutation(async ({ ctx, input }) => {
      const { id } = await projectOf(ctx.member, input.id);
      await prisma.project.update({ where: { id }, data: { status: input.status } });
      await tellTeam(ctx.member, `set {project} to ${STATUS_LABEL[input.status].toLowerCase()}`, id);
    }),

  archive: memberProcedure.input(project).mutation(async ({ ctx, input }) => {
    const { id } = await projectOf(ctx.member, input.id);
    const { count } = await prisma.project.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date() },
    });
    if (count === 0) throw new TRPCError({ code: 'CONFLICT', message: 'Somebody has archived it already.' });
    await tellTeam(ctx.member, 'archived {project}', id);
  }),

  restore: memberProcedure.input(project).mutation(async ({ ctx, input }) => {
    const { id } = await projectOf(ctx.member, input.id);
    await prisma.project.update({ where: { id }, data: { archivedAt: null } });
    await tellTeam(ctx.member, 'brought back {project}', id);
  }),

  remove: memberProcedure
    .meta({ audit: { action: 'project.delete', kind: 'delete' } })
    .input(project)
    .mutation(async ({ ctx, input }) => {
      const { id, name } = await projectOf(ctx.member, input.id);
      assertAdmin(ctx.member);
      await prisma.project.delete({ where: { id } });
      await tellTeam(ctx.member, `deleted ${name}`);
    }),

  /** Set up by nobody: it shows how a call that breaks is recorded. */
  syncCalendar: memberProcedure.input(project).mutation(async ({ ctx, input }) => {
    await projectOf(ctx.member, input.id);
    throw new Error('No calendar is connected.');
  }),
});
