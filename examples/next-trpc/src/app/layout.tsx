import { AuditRecorder } from '@auditreel/next/client';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import '@/styles/tokens.css';
import '@/styles/base.css';
import '@/styles/controls.css';
import '@/styles/forms.css';
import '@/styles/frame.css';
import '@/styles/cards.css';
import '@/styles/tables.css';
import '@/styles/projects.css';
import '@/styles/entrance.css';

export const metadata: Metadata = {
  title: { default: 'Longtable', template: '%s · Longtable' },
  description: 'A small team workspace. A demo: nothing is sent.',
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce');
  return (
    <html lang="en">
      <head>
        <AuditRecorder {...(nonce === null ? {} : { nonce })} />
      </head>
      <body>
        <a className="skip-link" href="#content">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
