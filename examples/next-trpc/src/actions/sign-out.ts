'use server';

import { withAuditAction } from '@auditreel/next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { audit } from '@/audit';
import { auth } from '@/auth';

export const signOut = withAuditAction(audit, { action: 'authn.logout', kind: 'auth' }, async () => {
  await auth().api.signOut({ headers: await headers() });
  redirect('/login');
});
