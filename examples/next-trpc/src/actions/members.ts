'use server';

import { annotate } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { revalidatePath } from 'next/cache';
import { forbidden } from 'next/navigation';
import { z } from 'zod';
import { id } from '@/actions/fields';
import { type FormState, readForm } from '@/actions/form-state';
import { audit } from '@/audit';
import { prisma } from '@/database';
import { tellTeam } from '@/workspace/activity';
import { requireMember } from '@/workspace/current-member';
import { removeMembership, setRole } from '@/workspace/members';
import { mayChangeRole, mayRemove, ROLES } from '@/workspace/roles';

const roleForm = z.object({ id, role: z.enum(ROLES) });
const removeForm = z.object({ id });
const gone = { error: 'They have left the workspace already.' };

export const changeRole = withAuditAction(
  audit,
  { action: 'role.assign', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const by = await requireMember();
    const read = readForm(form, roleForm);
    if (!read.ok) return read.state;
    const member = await targetOf(by.workspace.id, read.values.id);
    if (!member) return gone;
    const { role: to } = read.values;
    annotate({ metadata: { from: member.role, to } });
    if (!mayChangeRole({ by: by.role, from: member.role, to })) forbidden();
    if (!(await setRole(by.workspace.id, member.id, to))) {
      annotate({ outcome: 'denied', reason: 'LAST_OWNER' });
      return { error: 'A workspace needs an owner. Make somebody else one first.' };
    }
    revalidatePath('/members');
    return { done: `${member.user.name} is now ${to === 'MEMBER' ? 'a member' : `an ${to.toLowerCase()}`}.` };
  },
);

export const removeMember = withAuditAction(
  audit,
  { action: 'member.remove', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const by = await requireMember();
    const read = readForm(form, removeForm);
    if (!read.ok) return read.state;
    const member = await targetOf(by.workspace.id, read.values.id);
    if (!member) return gone;
    if (!mayRemove(by.role, member.role)) forbidden();
    if (!(await removeMembership(by.workspace.id, member.id))) {
      annotate({ outcome: 'denied', reason: 'LAST_OWNER' });
      return { error: 'A workspace needs an owner. Make somebody else one first.' };
    }
    await tellTeam(by, `removed ${member.user.name} from the workspace`);
    revalidatePath('/members');
    return { done: `${member.user.name} is no longer a member.` };
  },
);

async function targetOf(workspaceId: string, membershipId: string) {
  const member = await prisma.membership.findFirst({
    where: { id: membershipId, workspaceId },
    include: { user: true },
  });
  if (member) annotate({ target: { type: 'user', id: member.userId, name: member.user.name } });
  else annotate({ outcome: 'failure', reason: 'NOT_A_MEMBER' });
  return member;
}
