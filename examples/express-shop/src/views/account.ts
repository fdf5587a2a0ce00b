import { html } from 'hono/html';
import type { User } from '../../generated/client.js';
import type { FieldErrors } from '../http/shop-error.js';
import type { FullOrder } from '../shop/orders.js';
import { art, toneOf } from './art.js';
import { field } from './fields.js';
import { date, plural, price } from './format.js';
import { tick } from './icons.js';
import type { Html } from './layout.js';
import { orderLines } from './order-lines.js';
import { statusBadge } from './status-badge.js';
import { type Tab, tabs } from './tabs.js';

const TABS: readonly Tab[] = [
  { href: '/account', label: 'Orders' },
  { href: '/account/profile', label: 'Profile' },
  { href: '/account/keys', label: 'API keys' },
];

export function accountFrame(current: string, body: Html): Html {
  return html`<section class="wide account">${tabs('Account', TABS, current)} ${body}</section>`;
}

export function accountPage(orders: readonly FullOrder[]): Html {
  return accountFrame(
    '/account',
    html`<h1>Your orders</h1>
      ${
        orders.length === 0
          ? html`<p class="lead">No orders yet. <a href="/#all">Have a look around.</a></p>`
          : html`<ul class="order-cards">
              ${orders.map(orderCard)}
            </ul>`
      }`,
  );
}

function orderCard(order: FullOrder): Html {
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return html`<li>
    <a class="card order-card" href="/account/orders/${order.id}">
      <div>
        <h2>Order ${order.id}</h2>
        <p class="muted">${date(order.createdAt)} · ${plural(count, 'piece')}</p>
      </div>
      <div class="thumbs">
        ${order.lines.map(
          (line) => html`<div class="tile mini tone-${toneOf(line.productId)}">${art(line.productId)}</div>`,
        )}
      </div>
      <p>${statusBadge(order.status)}</p>
      <p class="price">${price(order.totalCents)}</p>
    </a>
  </li>`;
}

export function orderPage(order: FullOrder, { justPlaced }: { readonly justPlaced: boolean }): Html {
  return accountFrame(
    '/account',
    html`${
      justPlaced
        ? html`<p class="good-news" role="status">${tick()}<span>Thank you. We’ll wrap it this afternoon.</span></p>`
        : ''
    }
      <h1>Order ${order.id} ${statusBadge(order.status)}</h1>
      <p class="muted">Placed on ${date(order.createdAt)}</p>
      <div class="with-aside">${orderLines(order)} ${deliveryCard(order)}</div>`,
  );
}

function deliveryCard(order: FullOrder): Html {
  return html`<aside class="card">
    <h2>Delivery</h2>
    <p class="address">${order.shipTo}</p>
    <h2>Payment</h2>
    <p>Card ending in ${order.cardLast4}</p>
    ${order.refundedAt ? html`<p class="muted">Refunded on ${date(order.refundedAt)}</p>` : ''}
  </aside>`;
}

export interface ProfileView {
  readonly saved?: boolean;
  readonly errors?: FieldErrors;
}

export function profilePage(user: User, { saved = false, errors }: ProfileView): Html {
  return accountFrame(
    '/account/profile',
    html`<h1>Profile</h1>
      ${saved ? html`<p class="good-news" role="status">${tick()}<span>Saved.</span></p>` : ''}
      <div class="columns">
        <form class="card stack" method="post" action="/account/profile">
          <h2>You</h2>
          ${field({ name: 'name', label: 'Name', value: user.name, autocomplete: 'name', errors })}
          <p class="muted">E-mail: ${user.email}</p>
          <button class="button">Save</button>
        </form>
        <form class="card stack" method="post" action="/account/password">
          <h2>Password</h2>
          ${field({ name: 'current', label: 'Current password', type: 'password', autocomplete: 'current-password', errors })}
          ${field({
            name: 'password',
            label: 'New password',
            type: 'password',
            autocomplete: 'new-password',
            hint: 'At least 8 characters.',
            errors,
          })}
          <button class="button">Change password</button>
        </form>
      </div>`,
  );
}
