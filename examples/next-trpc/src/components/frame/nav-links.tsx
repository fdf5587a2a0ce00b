'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon, type IconName } from '@/components/frame/icon';

interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
}

const WORK: readonly NavLink[] = [
  { href: '/', label: 'Overview', icon: 'home' },
  { href: '/projects', label: 'Projects', icon: 'projects' },
  { href: '/members', label: 'Members', icon: 'members' },
];
const ACCOUNT: NavLink = { href: '/settings/account', label: 'Your account', icon: 'account' };
const API_KEYS: NavLink = { href: '/settings/api-keys', label: 'API keys', icon: 'key' };

export function NavLinks({ isAdmin }: { readonly isAdmin: boolean }) {
  return (
    <nav className="nav" aria-label="Workspace">
      <Group links={WORK} />
      <p className="nav-title">Settings</p>
      <Group links={isAdmin ? [API_KEYS, ACCOUNT] : [ACCOUNT]} />
      {isAdmin && (
        <>
          <p className="nav-title">Oversight</p>
          <ul>
            <li>
              {/* Not a page of the app: the viewer is mounted there. */}
              <a href="/admin/audit">
                <Icon name="audit" /> Audit log
              </a>
            </li>
          </ul>
        </>
      )}
    </nav>
  );
}

function Group({ links }: { readonly links: readonly NavLink[] }) {
  const pathname = usePathname();
  return (
    <ul>
      {links.map(({ href, label, icon }) => (
        <li key={href}>
          <Link href={href} aria-current={isCurrent(href, pathname) ? 'page' : undefined}>
            <Icon name={icon} /> {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname.startsWith(href);
}
