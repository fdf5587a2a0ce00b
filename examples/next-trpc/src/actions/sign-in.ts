'use server';

import { withAuditAction } from '@auditreel/next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { passUnlessRefused } from '@/actions/auth-error';
import { email, givenPassword } from '@/actions/fields';
import { type FormState, readForm, typed } from '@/actions/form-state';
import { audit } from '@/audit';
import { auth } from '@/auth';
import { localPath } from '@/local-path';

const loginForm = z.object({ email, password: givenPassword, next: z.string().optional() });

export const signIn = withAuditAction(
  audit,
  { action: 'authn.login', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const read = readForm(form, loginForm);
    if (!read.ok) return read.state;
    const { next, ...credentials } = read.values;
    try {
      await auth().api.signInEmail({ body: credentials, headers: await headers() });
    } catch (error) {
      passUnlessRefused(error);
      return { error: 'E-mail and password don’t match.', values: typed(form) };
    }
    redirect(localPath(next));
  },
);
