import { html } from 'hono/html';
import type { FilledCart } from '../shop/carts.js';
import { shippingCents } from '../shop/orders.js';
import { price } from './format.js';
import type { Html } from './layout.js';

export function totals(cart: FilledCart): Html {
  const shipping = shippingCents(cart);
  return html`<dl class="totals">
    <div>
      <dt>Goods</dt>
      <dd>${price(cart.totalCents)}</dd>
    </div>
    <div>
      <dt>Shipping</dt>
      <dd>${shipping === 0 ? 'Free' : price(shipping)}</dd>
    </div>
    <div class="sum">
      <dt>Total</dt>
      <dd>${price(cart.totalCents + shipping)}</dd>
    </div>
  </dl>`;
}
