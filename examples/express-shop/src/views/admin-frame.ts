import { html } from 'hono/html';
import type { Html } from './layout.js';
import { type Tab, tabs } from './tabs.js';

const TABS: readonly Tab[] = [
  { href: '/admin/orders', label: 'Orders' },
  { href: '/admin/customers', label: 'Customers' },
  { href: '/admin/audit', label: 'Audit log' },
];

export function adminFrame(current: string, body: Html): Html {
  return html`<section class="wide admin">${tabs('Admin', TABS, current)} ${body}</section>`;
}
