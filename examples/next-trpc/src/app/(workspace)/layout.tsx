import type { ReactNode } from 'react';
import { Sidebar } from '@/components/frame/sidebar';
import { Toasts } from '@/components/toasts';
import { requireMember } from '@/workspace/current-member';

export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const member = await requireMember();
  return (
    <Toasts>
      <div className="frame">
        <Sidebar member={member} />
        <main id="content">{children}</main>
      </div>
    </Toasts>
  );
}
