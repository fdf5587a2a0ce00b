'use server';

import { annotate } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { email, id } from '@/actions/fields';
import { type FormState, readForm, typed } from '@/actions/form-state';
import { audit } from '@/audit';
import { prisma } from '@/database';
import { createInvite, revokeInvite as revoke } from '@/workspace/invites';
import { sendMail } from '@/workspace/mail';
import { requireAdmin } from '@/workspace/require-admin';
import { ROLES } from '@/workspace/roles';

const inviteForm = z.object({ email, role: z.enum(ROLES).exclude(['OWNER']) });
const revokeForm = z.object({ id });

export const inviteMember = withAuditAction(
  audit,
  { action: 'member.invite', kind: 'create' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const by = await requireAdmin();
    const read = readForm(form, inviteForm);
    if (!read.ok) return read.state;
    const { email: to, role } = read.values;
    const workspaceId = by.workspace.id;
    if (await prisma.membership.findFirst({ where: { workspaceId, user: { email: to } } })) {
      annotate({ outcome: 'failure', reason: 'ALREADY_MEMBER' });
      return { fields: { email: 'They are a member already.' }, values: typed(form) };
    }
    const { invite, token } = await createInvite(by, to, role);
    annotate({ target: { type: 'invite', id: invite.id, name: to }, metadata: { role } });
    await sendMail({
      to,
      subject: `${by.user.name} invites you to ${by.workspace.name}`,
      body: `${by.user.name} would like you to work with them in ${by.workspace.name}. The link works for a week.`,
      link: `/invite/${token}`,
    });
    revalidatePath('/members');
    return { done: `We’ve sent an invite to ${to}.` };
  },
);

export const revokeInvite = withAuditAction(
  audit,
  { action: 'invite.revoke', kind: 'delete' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const by = await requireAdmin();
    const read = readForm(form, revokeForm);
    if (!read.ok) return read.state;
    annotate({ target: { type: 'invite', id: read.values.id } });
    const isRevoked = await revoke(by.workspace.id, read.values.id);
    if (!isRevoked) annotate({ outcome: 'failure', reason: 'NOT_OPEN' });
    revalidatePath('/members');
    return isRevoked ? { done: 'The invite is revoked.' } : { error: 'It was used or revoked before.' };
  },
);
