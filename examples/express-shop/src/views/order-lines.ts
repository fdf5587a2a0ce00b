import { html } from 'hono/html';
import type { FullOrder } from '../shop/orders.js';
import { art, toneOf } from './art.js';
import { price } from './format.js';
import type { Html } from './layout.js';

export function orderLines(order: FullOrder): Html {
  return html`<ul class="cart-lines">
    ${order.lines.map(
      (line) => html`<li class="order-line">
        <div class="tile small tone-${toneOf(line.productId)}">${art(line.productId)}</div>
        <div>
          <h3>${line.name}</h3>
          <p class="muted">${line.quantity} × ${price(line.priceCents)}</p>
        </div>
        <p class="price">${price(line.quantity * line.priceCents)}</p>
      </li>`,
    )}
    <li class="order-sum"><span>Total, with shipping</span><b class="price">${price(order.totalCents)}</b></li>
  </ul>`;
}
