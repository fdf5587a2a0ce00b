import { changeRole, removeMember } from '@/actions/members';
import { ActionForm } from '@/components/forms/action-form';
import { Confirm } from '@/components/forms/confirm';
import { SubmitButton } from '@/components/forms/submit-button';
import { Avatar } from '@/components/people/avatar';
import type { Member } from '@/workspace/current-member';
import type { listMembers } from '@/workspace/members';
import { ROLE_LABEL } from '@/workspace/role-label';
import { assignableRoles, mayRemove } from '@/workspace/roles';

interface MemberRowProps {
  readonly viewer: Member;
  readonly member: Awaited<ReturnType<typeof listMembers>>[number];
}

export function MemberRow({ viewer, member: { id, user, role } }: MemberRowProps) {
  const roles = assignableRoles(viewer.role, role);
  const isMe = user.id === viewer.user.id;
  return (
    <li className="member-row">
      <Avatar name={user.name} />
      <p>
        <strong>
          {user.name}
          {isMe && <span className="muted"> (you)</span>}
        </strong>
        <span className="muted">{user.email}</span>
      </p>
      {roles.length === 0 ? (
        <span className="member-role">{ROLE_LABEL[role]}</span>
      ) : (
        <ActionForm action={changeRole} className="role-form">
          <input type="hidden" name="id" value={id} />
          {/* Another key when the role has changed: the form starts again from what is so. */}
          <select name="role" key={role} defaultValue={role} aria-label={`Role of ${user.name}`}>
            {roles.map((known) => (
              <option key={known} value={known}>
                {ROLE_LABEL[known]}
              </option>
            ))}
          </select>
          <SubmitButton className="button small quiet">Save</SubmitButton>
        </ActionForm>
      )}
      {!isMe && mayRemove(viewer.role, role) && (
        <Confirm label="Remove" question={`${user.name} loses access at once. Their work stays.`}>
          <ActionForm action={removeMember}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton className="button small danger">Remove {user.name.split(' ')[0]}</SubmitButton>
          </ActionForm>
        </Confirm>
      )}
    </li>
  );
}
