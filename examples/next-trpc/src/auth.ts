import { auditAuth } from '@auditreel/core/better-auth';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { nextCookies } from 'better-auth/next-js';
import { appUrl } from '@/app-url';
import { audit } from '@/audit';
import { prisma } from '@/database';
import { sendMail } from '@/workspace/mail';
import { isAnyLastOwner } from '@/workspace/members';

type Auth = ReturnType<typeof createAuth>;

const shared = globalThis as { workspaceAuth?: Auth };

/** Made at first use: `next build` evaluates modules too, and has no secrets. */
export function auth(): Auth {
  shared.workspaceAuth ??= createAuth();
  return shared.workspaceAuth;
}

function createAuth() {
  return betterAuth({
    appName: 'Longtable',
    baseURL: appUrl(),
    secret: process.env.BETTER_AUTH_SECRET,
    database: prismaAdapter(prisma, { provider: 'sqlite' }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        sendMail({
          to: user.email,
          subject: 'Choose a new password',
          body: `Hello ${user.name}, with this link you can choose a new password. It works for an hour. If you didn't ask for it, nothing has changed.`,
          link: `/reset/${token}`,
        }),
    },
    user: { deleteUser: { enabled: true, beforeDelete: keepAnOwner } },
    // Accounts come from invites: see src/actions/accept-invite.ts.
    disabledPaths: ['/sign-up/email'],
    // What is refused is in the audit log.
    logger: { level: 'error' },
    telemetry: { enabled: false },
    plugins: [auditAuth(audit), nextCookies()],
  });
}

/** By whichever way an account is deleted: the app's own page, or better-auth's route. */
async function keepAnOwner({ id }: { readonly id: string }): Promise<void> {
  if (await isAnyLastOwner(id)) throw new APIError('FORBIDDEN', { code: 'LAST_OWNER' });
}
