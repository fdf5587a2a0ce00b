import { inviteMember, revokeInvite } from '@/actions/invites';
import { ActionForm } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TimeAgo } from '@/components/time-ago';
import type { pendingInvites } from '@/workspace/invites';
import { ROLE_LABEL } from '@/workspace/role-label';

interface InvitesProps {
  readonly invites: Awaited<ReturnType<typeof pendingInvites>>;
}

export function Invites({ invites }: InvitesProps) {
  return (
    <section aria-labelledby="invites-title">
      <header className="section-header">
        <h2 id="invites-title">Invites</h2>
      </header>
      <div className="card">
        <ActionForm action={inviteMember} className="form invite-form">
          <Field name="email" label="E-mail" type="email" placeholder="name@company.com" autoComplete="off" />
          <div className="field">
            <label htmlFor="invite-role">Role</label>
            <select id="invite-role" name="role" defaultValue="MEMBER">
              <option value="MEMBER">Member</option>
              <option value="ADMIN">Admin</option>
            </select>
          </div>
          <SubmitButton>Send invite</SubmitButton>
        </ActionForm>
        {invites.length === 0 ? (
          <p className="empty">Nobody is waiting at the door.</p>
        ) : (
          <ul className="rows inset">
            {invites.map((invite) => (
              <Row key={invite.id} invite={invite} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Row({ invite }: { readonly invite: InvitesProps['invites'][number] }) {
  return (
    <li className="invite-row">
      <p>
        <strong>{invite.email}</strong>
        <span className="muted">
          {ROLE_LABEL[invite.role]}, invited by {invite.invitedBy?.name ?? 'somebody who left'}{' '}
          <TimeAgo at={invite.createdAt} />
        </span>
      </p>
      {invite.state === 'expired' && <span className="badge paused">Expired</span>}
      <ActionForm action={revokeInvite}>
        <input type="hidden" name="id" value={invite.id} />
        <SubmitButton className="link-button danger">Revoke</SubmitButton>
      </ActionForm>
    </li>
  );
}
