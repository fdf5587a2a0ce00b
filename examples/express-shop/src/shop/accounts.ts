import type { PrismaClient, User } from '../../generated/client.js';
import { hashPassword, passwordMatches } from './passwords.js';

export type LoginAttempt =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly account: User | null };

/** Takes as long for an unknown e-mail as for a wrong password, so that neither gives the other away. */
export async function checkLogin(
  prisma: PrismaClient,
  email: string,
  password: string,
): Promise<LoginAttempt> {
  const account = await prisma.user.findUnique({ where: { email } });
  const matches = await passwordMatches(password, account?.passwordHash ?? (await nobodysHash));
  return account && matches ? { ok: true, user: account } : { ok: false, account };
}

const nobodysHash = hashPassword('nobody has this password');

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Null when the e-mail already has an account. */
export async function createAccount(prisma: PrismaClient, account: NewAccount): Promise<User | null> {
  const taken = await prisma.user.findUnique({ where: { email: account.email } });
  if (taken) return null;
  return prisma.user.create({
    data: {
      name: account.name,
      email: account.email,
      passwordHash: await hashPassword(account.password),
    },
  });
}

export async function changePassword(prisma: PrismaClient, userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await prisma.user.update({ where: { id: userId }, data: { passwordHash } });
}
