import type { PrismaClient, User } from '../../generated/client.js';
import { changePassword } from './accounts.js';
import { hashToken, newToken } from './tokens.js';

const LINK_LIVES_MS = 60 * 60 * 1000;

/** "Mails" a reset link, and says nothing when nobody has the e-mail. */
export async function requestReset(prisma: PrismaClient, email: string, baseUrl: string): Promise<void> {
  const user = await prisma.user.findUnique({ where: { email } });
  if (!user) return;
  const token = newToken();
  const expiresAt = new Date(Date.now() + LINK_LIVES_MS);
  await prisma.passwordReset.create({ data: { tokenHash: hashToken(token), userId: user.id, expiresAt } });
  await prisma.mail.create({
    data: {
      to: email,
      subject: 'Choose a new password',
      body: `Hello ${user.name}, use the link below within an hour to choose a new password.`,
      link: `${baseUrl}/reset/${token}`,
    },
  });
}

/** Whose link this is; null when it is unknown, used or older than an hour. */
export async function ownerOfReset(prisma: PrismaClient, token: string): Promise<User | null> {
  const reset = await prisma.passwordReset.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: true },
  });
  if (!reset || reset.usedAt || reset.expiresAt < new Date()) return null;
  return reset.user;
}

export interface ResetForm {
  readonly password: string;
  readonly confirmation: string;
}

export type ResetRefusal = 'EXPIRED' | 'TOO_SHORT' | 'MISMATCH';

/** Null when the password is changed; every login of the account ends with it. */
export async function resetPassword(
  prisma: PrismaClient,
  token: string,
  form: ResetForm,
): Promise<ResetRefusal | null> {
  const user = await ownerOfReset(prisma, token);
  if (!user) return 'EXPIRED';
  if (form.password.length < 8) return 'TOO_SHORT';
  if (form.password !== form.confirmation) return 'MISMATCH';
  await changePassword(prisma, user.id, form.password);
  await prisma.passwordReset.update({
    where: { tokenHash: hashToken(token) },
    data: { usedAt: new Date() },
  });
  await prisma.loginSession.deleteMany({ where: { userId: user.id } });
  return null;
}
