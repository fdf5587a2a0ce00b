import { html } from 'hono/html';
import type { Product } from '../../generated/client.js';
import { CATEGORIES } from '../shop/seed-products.js';
import { morning } from './art/morning.js';
import { arrow } from './icons.js';
import type { Html } from './layout.js';
import { productCard } from './product-card.js';

export interface Home {
  readonly products: readonly Product[];
  readonly category: string | null;
}

export function homePage({ products, category }: Home): Html {
  const shown = category ? products.filter((product) => product.category === category) : products;
  return html`<section class="hero">
      <div class="hero-words">
        <p class="eyebrow">Goods for slow mornings</p>
        <h1>The hour before everyone else.</h1>
        <p class="lead">Kettles, cups and a few quiet tools for the part of the day that is only yours.</p>
        <p><a class="button large" href="#all">See all twelve ${arrow()}</a></p>
      </div>
      ${morning()}
    </section>
    <section id="all" class="wide">
      <div class="section-head">
        <h2>Everything we make</h2>
        <nav class="chips" aria-label="Categories">
          ${chip(null, category)} ${CATEGORIES.map((name) => chip(name, category))}
        </nav>
      </div>
      <ul class="products">
        ${shown.map((product) => html`<li>${productCard(product)}</li>`)}
      </ul>
    </section>
    <section class="wide promises">
      <div><h3>On your table in two days</h3><p>Sent from Hamburg, free from €60.</p></div>
      <div><h3>Thirty mornings to decide</h3><p>Send it back used. We know how coffee works.</p></div>
      <div><h3>Repaired, not replaced</h3><p>Handles, lids and knobs for as long as we are here.</p></div>
    </section>`;
}

function chip(name: string | null, current: string | null): Html {
  const href = name ? `/?category=${name}#all` : '/#all';
  return html`<a class="chip" href="${href}" ${name === current ? html`aria-current="true"` : ''}>${name ?? 'All'}</a>`;
}
