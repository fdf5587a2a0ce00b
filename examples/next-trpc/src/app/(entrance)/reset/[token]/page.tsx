import type { Metadata } from 'next';
import Link from 'next/link';
import { resetPassword } from '@/actions/forgotten-password';
import { ActionForm } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';

export const metadata: Metadata = { title: 'Choose a new password' };

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  return (
    <div className="card entrance-card">
      <h1>Choose a new password</h1>
      <ActionForm action={resetPassword} className="form">
        <input type="hidden" name="token" value={token} />
        <Field
          name="password"
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters."
        />
        <SubmitButton className="button full">Save it</SubmitButton>
      </ActionForm>
      <p>
        <Link href="/forgot">Ask for a new link</Link>
      </p>
    </div>
  );
}
