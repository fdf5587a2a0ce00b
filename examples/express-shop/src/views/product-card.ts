import { html } from 'hono/html';
import type { Product } from '../../generated/client.js';
import { art, toneOf } from './art.js';
import { price } from './format.js';
import type { Html } from './layout.js';

export function productCard(product: Product): Html {
  return html`<a class="product-card" href="/products/${product.id}">
    <div class="tile tone-${toneOf(product.id)}">${art(product.id)}</div>
    <div class="product-card-words">
      <h3>${product.name}</h3>
      <p class="price">${price(product.priceCents)}</p>
      <p class="muted">${product.tagline}</p>
    </div>
  </a>`;
}
