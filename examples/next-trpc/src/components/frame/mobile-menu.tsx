'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Brand } from '@/components/frame/brand';
import { Icon } from '@/components/frame/icon';

/** The sidebar on small screens: opens without JavaScript, and closes when one has gone somewhere. */
export function MobileMenu({ children }: { readonly children: ReactNode }) {
  return (
    <details className="mobile-menu" key={usePathname()}>
      <summary>
        <Brand />
        <span className="mobile-menu-button">
          <Icon name="menu" /> Menu
        </span>
      </summary>
      <div className="mobile-menu-body">{children}</div>
    </details>
  );
}
