import { html } from 'hono/html';
import { MOST_OF_ONE } from '../shop/carts.js';
import type { Html } from './layout.js';

export function stepper({ value, min }: { readonly value: number; readonly min: number }): Html {
  return html`<div class="stepper" data-stepper>
    <button type="button" data-step="-1" aria-label="One less">−</button>
    <input name="quantity" type="number" value="${value}" min="${min}" max="${MOST_OF_ONE}" aria-label="Quantity" />
    <button type="button" data-step="1" aria-label="One more">+</button>
  </div>`;
}
