import { prisma } from '@/database';
import type { Member } from '@/workspace/current-member';
import { inviteExpiry, inviteState } from '@/workspace/invite-state';
import { hashToken, newToken } from '@/workspace/tokens';
import type { Invite, Role } from '../../generated/client';

export interface CreatedInvite {
  readonly invite: Invite;
  /** Goes into the link, and is nowhere kept. */
  readonly token: string;
}

/** A new invite takes the place of an open one to the same address. */
export async function createInvite(by: Member, email: string, role: Role): Promise<CreatedInvite> {
  const now = new Date();
  const token = newToken();
  const workspaceId = by.workspace.id;
  const [, invite] = await prisma.$transaction([
    prisma.invite.updateMany({
      where: { workspaceId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    }),
    prisma.invite.create({
      data: {
        workspaceId,
        email,
        role,
        tokenHash: hashToken(token),
        invitedById: by.user.id,
        expiresAt: inviteExpiry(now),
      },
    }),
  ]);
  return { invite, token };
}

/** False when it was used or revoked before, or belongs to another workspace. */
export async function revokeInvite(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await prisma.invite.updateMany({
    where: { id, workspaceId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}

export async function findInvite(token: string) {
  const invite = await prisma.invite.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { workspace: true, invitedBy: { select: { name: true } } },
  });
  return invite && { ...invite, state: inviteState(invite, new Date()) };
}

/** Makes a member of whoever accepts. False when somebody else was faster with the same link. */
export function acceptInvite(invite: Invite, userId: string): Promise<boolean> {
  const { id, workspaceId, role } = invite;
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.invite.updateMany({
      where: { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      data: { acceptedAt: new Date() },
    });
    if (count === 0) return false;
    await tx.membership.upsert({
      where: { workspaceId_userId: { workspaceId, userId } },
      create: { workspaceId, userId, role },
      update: {},
    });
    return true;
  });
}

/** Neither used nor revoked; the expired ones too, so that somebody clears them up. */
export async function pendingInvites(workspaceId: string) {
  const invites = await prisma.invite.findMany({
    where: { workspaceId, acceptedAt: null, revokedAt: null },
    include: { invitedBy: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  });
  return invites.map((invite) => ({ ...invite, state: inviteState(invite, new Date()) }));
}
