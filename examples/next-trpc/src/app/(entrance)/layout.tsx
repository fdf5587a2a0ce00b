import Link from 'next/link';
import type { ReactNode } from 'react';
import { Brand } from '@/components/frame/brand';

export default function EntranceLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="entrance">
      <header className="entrance-header">
        <Link href="/">
          <Brand />
        </Link>
      </header>
      <main id="content">{children}</main>
      <footer className="entrance-footer">
        <p>A demo: nothing is sent, and everybody’s password is known.</p>
        <Link href="/outbox">Mail outbox</Link>
      </footer>
    </div>
  );
}
