import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { Invites } from '@/components/people/invites';
import { MemberRow } from '@/components/people/member-row';
import { requireMember } from '@/workspace/current-member';
import { pendingInvites } from '@/workspace/invites';
import { listMembers } from '@/workspace/members';
import { isAdmin } from '@/workspace/roles';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const viewer = await requireMember();
  const { workspace, role } = viewer;
  const [members, invites] = await Promise.all([
    listMembers(workspace.id),
    isAdmin(role) ? pendingInvites(workspace.id) : null,
  ]);
  return (
    <>
      <PageHeader
        title="Members"
        lead={
          invites
            ? `${members.length} people work in ${workspace.name}.`
            : `${members.length} people work in ${workspace.name}. Owners and admins can change that.`
        }
      />
      <ul className="card rows">
        {members.map((member) => (
          <MemberRow key={member.id} viewer={viewer} member={member} />
        ))}
      </ul>
      {invites && <Invites invites={invites} />}
    </>
  );
}
