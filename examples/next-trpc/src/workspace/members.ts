import { prisma } from '@/database';
import type { Role } from '../../generated/client';

export function listMembers(workspaceId: string) {
  return prisma.membership.findMany({
    where: { workspaceId },
    include: { user: { select: { id: true, name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
  });
}

/** Someone has to keep the keys: false when it would leave the workspace without an owner. */
export function setRole(workspaceId: string, membershipId: string, role: Role): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await tx.membership.update({ where: { id: membershipId, workspaceId }, data: { role } });
    const owners = await tx.membership.count({ where: { workspaceId, role: 'OWNER' } });
    if (owners === 0) await tx.membership.update({ where: { id: membershipId }, data: { role: 'OWNER' } });
    return owners > 0;
  });
}

/** False when it would leave the workspace without an owner. */
export function removeMembership(workspaceId: string, membershipId: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const others = { workspaceId, role: 'OWNER', id: { not: membershipId } } as const;
    if ((await tx.membership.count({ where: others })) === 0) return false;
    await tx.membership.delete({ where: { id: membershipId, workspaceId } });
    return true;
  });
}

/** Whether a workspace would be without an owner if this person went. */
export async function isAnyLastOwner(userId: string): Promise<boolean> {
  const owned = await prisma.membership.findMany({ where: { userId, role: 'OWNER' } });
  const lasts = await Promise.all(owned.map(({ workspaceId }) => isLastOwner(workspaceId, userId)));
  return lasts.includes(true);
}

async function isLastOwner(workspaceId: string, userId: string): Promise<boolean> {
  const owners = await prisma.membership.findMany({ where: { workspaceId, role: 'OWNER' } });
  return owners.length === 1 && owners[0]?.userId === userId;
}
