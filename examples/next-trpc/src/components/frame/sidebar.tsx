import { signOut } from '@/actions/sign-out';
import { Brand } from '@/components/frame/brand';
import { MobileMenu } from '@/components/frame/mobile-menu';
import { NavLinks } from '@/components/frame/nav-links';
import { Avatar } from '@/components/people/avatar';
import type { Member } from '@/workspace/current-member';
import { ROLE_LABEL } from '@/workspace/role-label';
import { isAdmin } from '@/workspace/roles';

export function Sidebar({ member }: { readonly member: Member }) {
  return (
    <>
      <aside className="sidebar">
        <Brand />
        <Body member={member} />
      </aside>
      <MobileMenu>
        <Body member={member} />
      </MobileMenu>
    </>
  );
}

function Body({ member }: { readonly member: Member }) {
  const { user, workspace, role } = member;
  return (
    <>
      <p className="workspace-name">{workspace.name}</p>
      <NavLinks isAdmin={isAdmin(role)} />
      <div className="who">
        <Avatar name={user.name} />
        <p>
          <strong>{user.name}</strong>
          <span>{ROLE_LABEL[role]}</span>
        </p>
        <form action={signOut}>
          <button type="submit" className="link-button">
            Sign out
          </button>
        </form>
      </div>
    </>
  );
}
