import { prisma } from '@/database';
import type { Project } from '../../generated/client';

export interface ListedProject
  extends Pick<Project, 'id' | 'name' | 'description' | 'status' | 'createdAt' | 'archivedAt'> {
  readonly lead: { readonly id: string; readonly name: string } | null;
  /** Tasks, and how many of them are done. */
  readonly total: number;
  readonly done: number;
}

/** The projects of a workspace, newest first, the archived ones last. */
export async function listProjects(workspaceId: string): Promise<readonly ListedProject[]> {
  const projects = await prisma.project.findMany({
    where: { workspaceId },
    include: { lead: { select: { id: true, name: true } }, tasks: { select: { doneAt: true } } },
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
  });
  return projects.map(({ tasks, ...project }) => ({
    ...project,
    total: tasks.length,
    done: tasks.filter((task) => task.doneAt).length,
  }));
}

export type ProjectWithTasks = NonNullable<Awaited<ReturnType<typeof findProject>>>;

export function findProject(workspaceId: string, id: string) {
  return prisma.project.findFirst({
    where: { id, workspaceId },
    include: {
      lead: { select: { id: true, name: true } },
      tasks: { orderBy: { createdAt: 'asc' }, include: { doneBy: { select: { name: true } } } },
    },
  });
}
