import { prisma } from '@/database';
import type { Member } from '@/workspace/current-member';

/** Tells the team: `text` goes on after the name of whoever did it, and `{project}` becomes a link. */
export async function tellTeam(
  member: Pick<Member, 'user' | 'workspace'>,
  text: string,
  projectId?: string,
): Promise<void> {
  await prisma.activity.create({
    data: { workspaceId: member.workspace.id, userId: member.user.id, text, projectId: projectId ?? null },
  });
}

export function latestActivity(workspaceId: string, take = 8) {
  return prisma.activity.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
    take,
    include: { user: { select: { name: true } }, project: { select: { id: true, name: true } } },
  });
}
