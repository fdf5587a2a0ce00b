/** A host with next-auth 5: its route, and server actions that sign in and out, as its documentation says. */
export const AUTH_FILES: Readonly<Record<string, string>> = {
  'auth-config.js': `import Credentials from 'next-auth/providers/credentials';

const authorize = ({ name, password }) => (password === 'open sesame' ? { id: name, name } : null);
export const authConfig = {
  secret: process.env.AUTH_SECRET,
  trustHost: true,
  providers: [Credentials({ credentials: { name: {}, password: {} }, authorize })],
};
`,
  'auth.js': `import { auditAuthJs } from '@auditreel/core/auth-js';
import NextAuth from 'next-auth';
import { audit } from './audit.js';
import { authConfig } from './auth-config.js';

export const { handlers, signIn, signOut } = NextAuth(auditAuthJs(audit, authConfig));
`,
  'app/api/auth/[...nextauth]/route.js': `import { handlers } from '../../../../auth.js';

export const { GET, POST } = handlers;
`,
  'app/enter/actions.js': `'use server';
import { AuthError } from 'next-auth';
import { signIn, signOut } from '../../auth.js';

export async function enter(form) {
  try {
    await signIn('credentials', form);
  } catch (error) {
    if (error instanceof AuthError) return error.type;
    throw error;
  }
}
export async function leave() { await signOut(); }
`,
  'app/enter/page.js': `import { enter, leave } from './actions.js';

export default function Page() {
  return Object.entries({ enter, leave }).map(([name, action]) => <form key={name} action={action}><button>{name}</button></form>);
}
`,
};
