import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { signIn } from '@/actions/sign-in';
import { DemoPeople } from '@/components/demo-people';
import { ActionForm } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { localPath } from '@/local-path';
import { currentUser } from '@/workspace/current-member';
import { demoPeople } from '@/workspace/demo-people';
import { ROLE_LABEL } from '@/workspace/role-label';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const HINTED = ['user-ines', 'user-priya', 'user-sam'];

export default async function LoginPage({ searchParams }: Props) {
  const { next, reset, account } = await searchParams;
  const goOn = localPath(typeof next === 'string' ? next : undefined);
  if (await currentUser()) redirect(goOn);
  const people = demoPeople
    .filter(({ id }) => HINTED.includes(id))
    .map(({ name, role, email, password }) => ({ name, role: ROLE_LABEL[role], email, password }));

  return (
    <div className="entrance-columns">
      <div className="card entrance-card">
        <h1>Sign in</h1>
        {reset && <p className="form-message good">Your new password works now.</p>}
        {account && <p className="form-message good">Your account is deleted. Farewell!</p>}
        <ActionForm action={signIn} className="form">
          <input type="hidden" name="next" value={goOn} />
          <Field name="email" label="E-mail" type="email" autoComplete="username" />
          <Field name="password" label="Password" type="password" autoComplete="current-password" />
          <SubmitButton className="button full">Sign in</SubmitButton>
        </ActionForm>
        <p>
          <Link href="/forgot">Forgot your password?</Link>
        </p>
      </div>
      <DemoPeople people={people} />
    </div>
  );
}
