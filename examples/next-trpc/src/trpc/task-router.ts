import { annotate } from '@auditreel/core';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { prisma } from '@/database';
import { memberProcedure, router } from '@/trpc/procedures';
import { projectOf } from '@/trpc/project-of';
import { taskTitle } from '@/workspace/task-title';

export const taskRouter = router({
  create: memberProcedure
    .input(z.object({ projectId: z.string().max(64), title: taskTitle }))
    .mutation(async ({ ctx, input }) => {
      const { id: projectId } = await projectOf(ctx.member, input.projectId);
      const task = await prisma.task.create({ data: { projectId, title: input.title } });
      annotate({ target: { type: 'task', id: task.id, name: task.title } });
      return { id: task.id };
    }),

  toggle: memberProcedure
    .input(z.object({ id: z.string().max(64), done: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      annotate({ target: { type: 'task', id: input.id }, metadata: { done: input.done } });
      const { count } = await prisma.task.updateMany({
        where: { id: input.id, project: { workspaceId: ctx.member.workspace.id } },
        data: input.done
          ? { doneAt: new Date(), doneById: ctx.member.user.id }
          : { doneAt: null, doneById: null },
      });
      if (count === 0) throw new TRPCError({ code: 'NOT_FOUND', message: 'This task is gone.' });
    }),
});
