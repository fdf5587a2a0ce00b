import { html } from 'hono/html';
import type { User } from '../../generated/client.js';
import type { FilledCart } from '../shop/carts.js';
import { shippingCents } from '../shop/orders.js';
import { art, toneOf } from './art.js';
import { field } from './fields.js';
import { price } from './format.js';
import type { Html } from './layout.js';
import { totals } from './totals.js';

export interface Checkout {
  readonly cart: FilledCart;
  readonly user: User;
}

export function checkoutPage({ cart, user }: Checkout): Html {
  const total = price(cart.totalCents + shippingCents(cart));
  return html`<section class="wide">
    <h1>Checkout</h1>
    <div class="with-aside">
      <form class="stack" method="post" action="/checkout" data-fetch>
        <p class="form-error" data-form-error hidden></p>
        ${delivery(user)} ${payment(user)}
        <button class="button large">Pay ${total}</button>
        <p class="muted small">This is a demo: the card is checked for typos, and nobody is charged.</p>
      </form>
      <aside class="card">
        <h2>Your order</h2>
        <ul class="mini-lines">
          ${cart.lines.map(miniLine)}
        </ul>
        ${totals(cart)}
      </aside>
    </div>
  </section>`;
}

function delivery(user: User): Html {
  return html`<fieldset>
    <legend>Where it goes</legend>
    ${field({ name: 'name', label: 'Name', value: user.name, autocomplete: 'name' })}
    ${field({ name: 'street', label: 'Street and number', autocomplete: 'street-address' })}
    ${field({ name: 'city', label: 'Postcode and city', autocomplete: 'address-level2' })}
  </fieldset>`;
}

function payment(user: User): Html {
  return html`<fieldset>
    <legend>How you pay</legend>
    ${field({ name: 'cardName', label: 'Name on card', value: user.name, autocomplete: 'cc-name' })}
    ${field({
      name: 'cardNumber',
      label: 'Card number',
      autocomplete: 'cc-number',
      inputmode: 'numeric',
      hint: 'For trying out: 4242 4242 4242 4242',
    })}
    <div class="pair">
      ${field({ name: 'expiry', label: 'Expires', autocomplete: 'cc-exp', placeholder: 'MM/YY' })}
      ${field({ name: 'cvc', label: 'Security code', autocomplete: 'cc-csc', inputmode: 'numeric' })}
    </div>
  </fieldset>`;
}

function miniLine({ product, quantity }: FilledCart['lines'][number]): Html {
  return html`<li>
    <div class="tile mini tone-${toneOf(product.id)}">${art(product.id)}</div>
    <span>${quantity} × ${product.name}</span>
    <span class="price">${price(product.priceCents * quantity)}</span>
  </li>`;
}
