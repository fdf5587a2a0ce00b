import type { Metadata } from 'next';
import { changePassword, deleteAccount } from '@/actions/own-account';
import { ActionForm } from '@/components/forms/action-form';
import { Confirm } from '@/components/forms/confirm';
import { Field } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/page-header';
import { Avatar } from '@/components/people/avatar';
import { requireMember } from '@/workspace/current-member';
import { ROLE_LABEL } from '@/workspace/role-label';

export const metadata: Metadata = { title: 'Your account' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function AccountPage({ searchParams }: Props) {
  const { password } = await searchParams;
  const { user, role, workspace } = await requireMember();
  return (
    <>
      <PageHeader title="Your account" />
      <section className="card identity" aria-label="Who you are">
        <Avatar name={user.name} />
        <p>
          <strong>{user.name}</strong>
          <span className="muted">{user.email}</span>
        </p>
        <span className="member-role">
          {ROLE_LABEL[role]} of {workspace.name}
        </span>
      </section>
      <section className="card" aria-labelledby="password-title">
        <h2 id="password-title">Change your password</h2>
        {password === 'changed' && <FormMessage state={{ done: 'Your password is changed.' }} />}
        <ActionForm action={changePassword} className="form">
          <Field
            name="currentPassword"
            label="Your password now"
            type="password"
            autoComplete="current-password"
          />
          <Field
            name="newPassword"
            label="New password"
            type="password"
            autoComplete="new-password"
            hint="At least 10 characters. You’ll be signed out everywhere else."
          />
          <SubmitButton>Change password</SubmitButton>
        </ActionForm>
      </section>
      <section className="card" aria-labelledby="delete-title">
        <h2 id="delete-title">Delete your account</h2>
        <p className="muted">Your projects and tasks stay with the team. Your account is gone for good.</p>
        <Confirm label="Delete my account" question="Type your password, so that we know it’s you.">
          <ActionForm action={deleteAccount} className="form">
            <Field name="password" label="Password" type="password" autoComplete="current-password" />
            <SubmitButton className="button danger">Delete my account</SubmitButton>
          </ActionForm>
        </Confirm>
      </section>
    </>
  );
}
