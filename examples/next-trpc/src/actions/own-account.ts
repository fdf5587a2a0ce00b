'use server';

import { annotate } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { passUnlessRefused } from '@/actions/auth-error';
import { givenPassword, newPassword } from '@/actions/fields';
import { type FormState, readForm } from '@/actions/form-state';
import { audit } from '@/audit';
import { auth } from '@/auth';
import { requireMember } from '@/workspace/current-member';
import { isAnyLastOwner } from '@/workspace/members';

const passwordForm = z.object({ currentPassword: givenPassword, newPassword });
const deleteForm = z.object({ password: givenPassword });
const wrongPassword = 'That isn’t your password.';

export const changePassword = withAuditAction(
  audit,
  { action: 'password.change', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    await requireMember();
    const read = readForm(form, passwordForm);
    if (!read.ok) return read.state;
    try {
      const body = { ...read.values, revokeOtherSessions: true };
      await auth().api.changePassword({ body, headers: await headers() });
    } catch (error) {
      passUnlessRefused(error);
      return { fields: { currentPassword: wrongPassword } };
    }
    // A new request, which bears the cookie of the new one.
    redirect('/settings/account?password=changed');
  },
);

export const deleteAccount = withAuditAction(
  audit,
  { action: 'user.delete', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const { user, workspace } = await requireMember();
    const read = readForm(form, deleteForm);
    if (!read.ok) return read.state;
    annotate({ target: { type: 'user', id: user.id, name: user.name } });
    if (await isAnyLastOwner(user.id)) {
      annotate({ outcome: 'denied', reason: 'LAST_OWNER' });
      return { error: `${workspace.name} needs an owner. Make somebody else one first.` };
    }
    try {
      await auth().api.deleteUser({ body: read.values, headers: await headers() });
    } catch (error) {
      passUnlessRefused(error);
      return { fields: { password: wrongPassword } };
    }
    redirect('/login?account=deleted');
  },
);
