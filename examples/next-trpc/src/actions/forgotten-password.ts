'use server';

import { withAuditAction } from '@auditreel/next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { passUnlessRefused } from '@/actions/auth-error';
import { email, newPassword } from '@/actions/fields';
import { type FormState, readForm } from '@/actions/form-state';
import { audit } from '@/audit';
import { auth } from '@/auth';

const requestForm = z.object({ email });
const resetForm = z.object({ token: z.string().max(200), password: newPassword });

/** Answers the same whether or not there is such an account. */
export const requestReset = withAuditAction(
  audit,
  { action: 'password.reset', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const read = readForm(form, requestForm);
    if (!read.ok) return read.state;
    await auth().api.requestPasswordReset({ body: read.values, headers: await headers() });
    return { done: `If ${read.values.email} has an account, a link is on its way.` };
  },
);

export const resetPassword = withAuditAction(
  audit,
  { action: 'password.reset', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const read = readForm(form, resetForm);
    if (!read.ok) return read.state;
    const { token, password } = read.values;
    try {
      await auth().api.resetPassword({ body: { token, newPassword: password }, headers: await headers() });
    } catch (error) {
      passUnlessRefused(error);
      return { error: 'This link was used before, or is older than an hour. Please ask for a new one.' };
    }
    redirect('/login?reset=done');
  },
);
