import { html } from 'hono/html';
import type { User } from '../../generated/client.js';
import type { FullOrder } from '../shop/orders.js';
import { adminFrame } from './admin-frame.js';
import { field } from './fields.js';
import { date, dateTime, plural, price } from './format.js';
import type { Html } from './layout.js';
import { orderLines } from './order-lines.js';
import { statusBadge } from './status-badge.js';

type AdminOrder = FullOrder & { readonly user: User };

export function adminOrdersPage(orders: readonly AdminOrder[]): Html {
  return adminFrame(
    '/admin/orders',
    html`<div class="section-head">
        <h1>Orders</h1>
        <a class="button quiet" href="/admin/export.csv">Export as CSV</a>
      </div>
      ${numbers(orders)}
      <div class="table-box">
        <table>
          <thead>
            <tr><th>Order</th><th>Customer</th><th>Placed</th><th>Status</th><th class="end">Total</th></tr>
          </thead>
          <tbody>
            ${orders.map(orderRow)}
          </tbody>
        </table>
      </div>`,
  );
}

function numbers(orders: readonly AdminOrder[]): Html {
  const sum = (some: readonly AdminOrder[]) => some.reduce((cents, order) => cents + order.totalCents, 0);
  const refunded = orders.filter((order) => order.status === 'refunded');
  return html`<dl class="numbers">
    <div><dt>Orders</dt><dd>${orders.length}</dd></div>
    <div><dt>Earned</dt><dd>${price(sum(orders) - sum(refunded))}</dd></div>
    <div><dt>Refunded</dt><dd>${price(sum(refunded))}</dd></div>
  </dl>`;
}

function orderRow(order: AdminOrder): Html {
  return html`<tr>
    <td><a class="row-link" href="/admin/orders/${order.id}">${order.id}</a></td>
    <td>${order.user.name}</td>
    <td>${date(order.createdAt)}</td>
    <td>${statusBadge(order.status)}</td>
    <td class="end price">${price(order.totalCents)}</td>
  </tr>`;
}

export function adminOrderPage(order: AdminOrder): Html {
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return adminFrame(
    '/admin/orders',
    html`<div data-live="order">
      <div class="section-head">
        <h1>Order ${order.id} ${statusBadge(order.status)}</h1>
        ${order.status === 'paid' ? html`<button class="button" type="button" data-open="refund">Refund…</button>` : ''}
      </div>
      <p class="muted">${plural(pieces, 'piece')} · placed ${dateTime(order.createdAt)}</p>
      <div class="with-aside">${orderLines(order)} ${customerCard(order)}</div>
      ${order.status === 'paid' ? refundDialog(order) : ''}
    </div>`,
  );
}

function customerCard(order: AdminOrder): Html {
  return html`<aside class="card">
    <h2>Customer</h2>
    <p>${order.user.name}<br /><span class="muted">${order.user.email}</span></p>
    <h2>Delivery</h2>
    <p class="address">${order.shipTo}</p>
    <h2>Payment</h2>
    <p>Card ending in ${order.cardLast4}</p>
    ${
      order.refundedAt
        ? html`<h2>Refund</h2>
            <p>${order.refundReason}<br /><span class="muted">${dateTime(order.refundedAt)}</span></p>`
        : ''
    }
  </aside>`;
}

function refundDialog(order: AdminOrder): Html {
  return html`<dialog id="refund" aria-labelledby="refund-title">
    <form class="stack" method="post" action="/admin/orders/${order.id}/refund" data-fetch>
      <h2 id="refund-title">Refund ${price(order.totalCents)}?</h2>
      <p class="muted">The money goes back to the card ending in ${order.cardLast4}.</p>
      <p class="form-error" data-form-error hidden></p>
      ${field({ name: 'reason', label: 'Reason', placeholder: 'Arrived chipped' })}
      <div class="buttons">
        <button class="button quiet" type="button" data-close>Keep it</button>
        <button class="button">Refund</button>
      </div>
    </form>
  </dialog>`;
}
