import type { Metadata } from 'next';
import Link from 'next/link';
import { requestReset } from '@/actions/forgotten-password';
import { ActionForm } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';

export const metadata: Metadata = { title: 'Forgot your password' };

export default function ForgotPage() {
  return (
    <div className="card entrance-card">
      <h1>Forgot your password?</h1>
      <p className="muted">
        We send a link to choose a new one. In this demo it arrives in the <Link href="/outbox">outbox</Link>.
      </p>
      <ActionForm action={requestReset} className="form">
        <Field name="email" label="E-mail" type="email" autoComplete="username" />
        <SubmitButton className="button full">Send the link</SubmitButton>
      </ActionForm>
      <p>
        <Link href="/login">Back to sign in</Link>
      </p>
    </div>
  );
}
