import { html } from 'hono/html';
import type { OrderStatus } from '../../generated/client.js';
import type { Html } from './layout.js';

export function statusBadge(status: OrderStatus): Html {
  return html`<span class="badge ${status}">${status === 'paid' ? 'Paid' : 'Refunded'}</span>`;
}
