import { memberRouter } from '@/trpc/member-router';
import { router } from '@/trpc/procedures';
import { projectRouter } from '@/trpc/project-router';
import { taskRouter } from '@/trpc/task-router';

export const appRouter = router({ project: projectRouter, task: taskRouter, member: memberRouter });

export type AppRouter = typeof appRouter;
