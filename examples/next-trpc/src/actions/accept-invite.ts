'use server';

import { annotate, recordAuth } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { passUnlessRefused } from '@/actions/auth-error';
import { newPassword, text } from '@/actions/fields';
import { type FormState, readForm, typed } from '@/actions/form-state';
import { asActor, audit } from '@/audit';
import { auth } from '@/auth';
import { tellTeam } from '@/workspace/activity';
import { currentUser, type Member } from '@/workspace/current-member';
import { acceptInvite, findInvite } from '@/workspace/invites';

const token = z.string().max(200);
const signUpForm = z.object({ token, name: text('What shall we call you?', 60), password: newPassword });
const joinForm = z.object({ token });

type OpenInvite = NonNullable<Awaited<ReturnType<typeof findInvite>>>;

/** A new account: its address is the one that was invited. */
export const signUp = withAuditAction(
  audit,
  { action: 'user.create', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const read = readForm(form, signUpForm);
    if (!read.ok) return read.state;
    const { name, password } = read.values;
    const invite = await findInvite(read.values.token);
    if (invite?.state !== 'open') return refuseLate();
    let user: Member['user'];
    try {
      const body = { name, password, email: invite.email };
      ({ user } = await auth().api.signUpEmail({ body, headers: await headers() }));
    } catch (error) {
      passUnlessRefused(error);
      return { error: 'There is an account with this address already.', values: typed(form) };
    }
    return join(invite, user);
  },
);

/** For somebody who has an account, but is no member yet. */
export const joinWorkspace = withAuditAction(
  audit,
  { action: 'member.add', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const read = readForm(form, joinForm);
    if (!read.ok) return read.state;
    const [invite, user] = await Promise.all([findInvite(read.values.token), currentUser()]);
    if (invite?.state !== 'open' || user?.email !== invite.email) return refuseLate();
    return join(invite, user);
  },
);

function refuseLate(): FormState {
  annotate({ outcome: 'failure', reason: 'INVITE_CLOSED' });
  return { error: 'This invite can’t be used any more. Please ask for a new one.' };
}

async function join(invite: OpenInvite, user: Member['user']): Promise<FormState> {
  if (!(await acceptInvite(invite, user.id))) return refuseLate();
  await recordAuth(audit, 'member.add', {
    actor: asActor(user),
    target: { type: 'workspace', id: invite.workspaceId, name: invite.workspace.name },
    metadata: { role: invite.role },
  });
  await tellTeam({ user, workspace: invite.workspace }, 'joined the workspace');
  redirect('/');
}
