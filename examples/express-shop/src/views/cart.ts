import { html } from 'hono/html';
import type { FilledCart } from '../shop/carts.js';
import { art, toneOf } from './art.js';
import { price } from './format.js';
import type { Html } from './layout.js';
import { stepper } from './stepper.js';
import { totals } from './totals.js';

export function cartPage(cart: FilledCart): Html {
  return html`<section class="wide" data-live="cart">
    <h1>Your cart</h1>
    ${cart.count === 0 ? emptyCart() : filledCart(cart)}
  </section>`;
}

function emptyCart(): Html {
  return html`<div class="empty">
    <div class="tile tone-sage">${art('stoneware-mug')}</div>
    <p class="lead">Nothing in it yet. The mug is a good start.</p>
    <a class="button" href="/#all">To the shop</a>
  </div>`;
}

function filledCart(cart: FilledCart): Html {
  return html`<div class="with-aside">
    <ul class="cart-lines">
      ${cart.lines.map(cartLine)}
    </ul>
    <aside class="card">
      <h2>Summary</h2>
      ${totals(cart)}
      <a class="button large full" href="/checkout">Checkout</a>
      <p class="muted small">Thirty mornings to change your mind.</p>
    </aside>
  </div>`;
}

function cartLine({ product, quantity }: FilledCart['lines'][number]): Html {
  const action = `/cart/lines/${product.id}`;
  return html`<li class="cart-line">
    <a class="tile small tone-${toneOf(product.id)}" href="/products/${product.id}">${art(product.id)}</a>
    <div class="cart-line-words">
      <h3><a href="/products/${product.id}">${product.name}</a></h3>
      <p class="muted">${price(product.priceCents)} each</p>
    </div>
    <form method="post" action="${action}" data-fetch="PATCH" data-send-on-change>
      ${stepper({ value: quantity, min: 1 })}
      <noscript><button class="button small">Update</button></noscript>
    </form>
    <p class="price">${price(product.priceCents * quantity)}</p>
    <form method="post" action="${action}" data-fetch="DELETE">
      <input type="hidden" name="quantity" value="0" />
      <button class="link-button" aria-label="Remove ${product.name}">Remove</button>
    </form>
  </li>`;
}
