import type { Metadata } from 'next';
import { signOut } from '@/actions/sign-out';

export const metadata: Metadata = { title: 'No workspace' };

export default function NoWorkspacePage() {
  return (
    <div className="card entrance-card">
      <h1>You’re in no workspace</h1>
      <p>Somebody may have removed you, or your invite is still on its way. Ask an owner for a new one.</p>
      <form action={signOut}>
        <button type="submit" className="button full">
          Sign out
        </button>
      </form>
    </div>
  );
}
