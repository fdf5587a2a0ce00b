import type { Metadata } from 'next';
import Link from 'next/link';
import { joinWorkspace, signUp } from '@/actions/accept-invite';
import { ActionForm } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { prisma } from '@/database';
import { currentUser } from '@/workspace/current-member';
import type { InviteState } from '@/workspace/invite-state';
import { findInvite } from '@/workspace/invites';

export const metadata: Metadata = { title: 'You are invited' };

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

const CLOSED: Readonly<Record<Exclude<InviteState, 'open'>, string>> = {
  accepted: 'It was used already. If that was you, just sign in.',
  revoked: 'It was taken back. Please ask whoever invited you.',
  expired: 'It is older than a week. Please ask for a new one.',
};

export default async function InvitePage({ params }: Props) {
  const { token } = await params;
  const invite = await findInvite(token);
  if (invite?.state !== 'open') {
    return (
      <div className="card entrance-card">
        <h1>This invite doesn’t work</h1>
        <p>{invite ? CLOSED[invite.state] : 'The link is incomplete. Please copy all of it.'}</p>
        <Link className="button full" href="/login">
          Sign in
        </Link>
      </div>
    );
  }
  const [user, account] = await Promise.all([
    currentUser(),
    prisma.user.findUnique({ where: { email: invite.email } }),
  ]);
  return (
    <div className="card entrance-card">
      <h1>Join {invite.workspace.name}</h1>
      <p className="muted">
        {invite.invitedBy?.name ?? 'The team'} invites {invite.email}.
      </p>
      {user?.email === invite.email ? (
        <Join token={token} />
      ) : account ? (
        <Link className="button full" href={`/login?next=/invite/${token}`}>
          Sign in to join
        </Link>
      ) : (
        <SignUp token={token} />
      )}
    </div>
  );
}

function Join({ token }: { readonly token: string }) {
  return (
    <ActionForm action={joinWorkspace} className="form">
      <input type="hidden" name="token" value={token} />
      <SubmitButton className="button full">Join</SubmitButton>
    </ActionForm>
  );
}

function SignUp({ token }: { readonly token: string }) {
  return (
    <ActionForm action={signUp} className="form">
      <input type="hidden" name="token" value={token} />
      <Field name="name" label="Your name" autoComplete="name" />
      <Field
        name="password"
        label="Choose a password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters."
      />
      <SubmitButton className="button full">Join</SubmitButton>
    </ActionForm>
  );
}
