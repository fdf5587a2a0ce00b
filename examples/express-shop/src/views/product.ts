import { html } from 'hono/html';
import type { Product } from '../../generated/client.js';
import { art, toneOf } from './art.js';
import { price } from './format.js';
import type { Html } from './layout.js';
import { productCard } from './product-card.js';
import { stepper } from './stepper.js';

export interface ProductView {
  readonly product: Product;
  readonly related: readonly Product[];
}

export function productPage({ product, related }: ProductView): Html {
  return html`<article class="wide product">
      <div class="tile big tone-${toneOf(product.id)}">${art(product.id)}</div>
      <div class="product-words">
        <p class="eyebrow"><a href="/?category=${product.category}#all">${product.category}</a></p>
        <h1>${product.name}</h1>
        <p class="lead">${product.tagline}</p>
        <p>${product.description}</p>
        <p class="price large">${price(product.priceCents)}</p>
        <form class="buy" method="post" action="/cart/lines" data-fetch>
          <input type="hidden" name="product" value="${product.id}" />
          ${stepper({ value: 1, min: 1 })}
          <button class="button large">Add to cart</button>
        </form>
        <p class="muted">${product.stock > 10 ? 'In stock, sent tomorrow.' : `Only ${product.stock} left.`}</p>
        <dl class="facts">${product.facts.split('\n').map(fact)}</dl>
      </div>
    </article>
    <section class="wide">
      <div class="section-head"><h2>Next to it on the shelf</h2></div>
      <ul class="products three">
        ${related.map((other) => html`<li>${productCard(other)}</li>`)}
      </ul>
    </section>`;
}

function fact(line: string): Html {
  const [name, value] = line.split(': ');
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
