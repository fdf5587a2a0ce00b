import { annotate } from '@auditreel/core';
import { TRPCError } from '@trpc/server';
import { prisma } from '@/database';
import type { Member } from '@/workspace/current-member';
import type { Project } from '../../generated/client';

/** The project that a call is about: the record names it, and it has to be of the caller's workspace. */
export async function projectOf(member: Member, id: string): Promise<Project> {
  const project = await prisma.project.findFirst({ where: { id, workspaceId: member.workspace.id } });
  annotate({ target: { type: 'project', id, ...(project ? { name: project.name } : {}) } });
  if (!project) throw new TRPCError({ code: 'NOT_FOUND', message: 'This project is gone.' });
  return project;
}
