import { html } from 'hono/html';
import type { User } from '../../generated/client.js';
import { cartIcon, mark } from './icons.js';

export type Html = ReturnType<typeof html>;

export interface Layout {
  readonly title: string;
  readonly body: Html;
  readonly user: User | null;
  readonly admin: User | null;
  readonly cartCount: number;
  readonly path: string;
}

const STYLES = [
  'tokens',
  'base',
  'layout',
  'controls',
  'forms',
  'art',
  'shop',
  'orders',
  'entrance',
  'tables',
];

export function layout(page: Layout): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <script src="/api/auditreel/recorder.js"></script>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · Early Hours</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/css/${name}.css" />`)}
        <script type="module" src="/assets/js/app.js"></script>
      </head>
      <body>
        <a class="skip-link" href="#content">Skip to content</a>
        ${page.admin && page.user ? actingBanner(page.user) : ''} ${header(page)}
        <main id="content">${page.body}</main>
        ${footer()}
        <div class="toasts" role="status" aria-live="polite"></div>
      </body>
    </html>`;
}

function actingBanner(customer: User): Html {
  return html`<div class="acting" role="region" aria-label="Impersonation">
    <p>You are acting as <strong>${customer.name}</strong>. What you do here, you do for them.</p>
    <form method="post" action="/impersonation/stop"><button class="button small">Stop</button></form>
  </div>`;
}

function header(page: Layout): Html {
  return html`<header class="site-header">
    <a class="brand" href="/">${mark()}<span>Early Hours</span></a>
    <nav class="site-nav" aria-label="Shop">
      ${link('/', 'Shop', page.path)} ${page.user ? link('/account', 'Account', page.path) : ''}
      ${page.user?.role === 'admin' ? link('/admin/orders', 'Admin', page.path) : ''}
    </nav>
    <div class="site-actions">
      ${
        page.user
          ? html`<span class="who">${page.user.name}</span>
              <form method="post" action="/logout"><button class="button quiet">Sign out</button></form>`
          : html`<a class="button quiet" href="/login">Sign in</a>`
      }
      <a class="cart-link" href="/cart" data-live="cart-link" aria-label="Cart, ${page.cartCount} items">
        ${cartIcon()}<span>Cart</span>${page.cartCount > 0 ? html`<b>${page.cartCount}</b>` : ''}
      </a>
    </div>
  </header>`;
}

function link(href: string, label: string, path: string): Html {
  const section = href.split('/').slice(0, 2).join('/');
  const current = section === '/' ? path === '/' || path.startsWith('/products') : path.startsWith(section);
  return html`<a href="${href}" ${current ? html`aria-current="page"` : ''}>${label}</a>`;
}

function footer(): Html {
  return html`<footer class="site-footer">
    <p class="brand">${mark()}<span>Early Hours</span></p>
    <p>Goods for slow mornings. A demo shop: nothing is charged, nothing is sent.</p>
    <nav aria-label="Demo"><a href="/dev/outbox">Mail outbox</a> <a href="/forgot">Forgot password</a></nav>
  </footer>`;
}
