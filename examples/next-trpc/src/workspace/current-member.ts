import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { auth } from '@/auth';
import { prisma } from '@/database';
import type { Role, Workspace } from '../../generated/client';

/** A person signed in, in the workspace they belong to. */
export interface Member {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly role: Role;
  readonly workspace: Workspace;
}

export async function userOf(requestHeaders: Headers): Promise<Member['user'] | null> {
  // A page can't set cookies: the login session is renewed by better-auth's own routes and by actions.
  const session = await auth().api.getSession({ headers: requestHeaders, query: { disableRefresh: true } });
  return session?.user ?? null;
}

export async function memberOf(requestHeaders: Headers): Promise<Member | null> {
  const user = await userOf(requestHeaders);
  if (!user) return null;
  const membership = await prisma.membership.findFirst({
    where: { userId: user.id },
    include: { workspace: true },
    orderBy: { createdAt: 'asc' },
  });
  return membership && { user, role: membership.role, workspace: membership.workspace };
}

/** Asked once a request, however many components want to know. */
const currentMember = cache(async () => memberOf(await headers()));

/** For pages and actions: strangers go to the login page. */
export async function requireMember(): Promise<Member> {
  const member = await currentMember();
  if (member) return member;
  redirect((await userOf(await headers())) ? '/no-workspace' : '/login');
}

export async function currentUser(): Promise<Member['user'] | null> {
  return userOf(await headers());
}
