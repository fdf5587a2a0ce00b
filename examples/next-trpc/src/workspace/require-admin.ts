import { forbidden } from 'next/navigation';
import { type Member, requireMember } from '@/workspace/current-member';
import { isAdmin } from '@/workspace/roles';

/** For pages and actions of owners and admins; a member is answered 403. */
export async function requireAdmin(): Promise<Member> {
  const member = await requireMember();
  if (!isAdmin(member.role)) forbidden();
  return member;
}
