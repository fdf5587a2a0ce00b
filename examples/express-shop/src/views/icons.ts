import { html } from 'hono/html';
import type { Html } from './layout.js';

/** A sun half over the horizon. */
export const mark = (): Html => html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="fill-warm" d="M6 21a10 10 0 0 1 20 0z" />
  <path class="line" d="M3 21h26M8 26h16M16 4v3M5.5 9.5l2 2M26.500 9.500l-2 2" />
</svg>`;

export const cartIcon = (): Html => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path class="line" d="M5 9h14l-1.200 10.500H6.200zM8.500 9a3.500 3.500 0 0 1 7 0" />
</svg>`;

export const tick = (): Html => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path class="line" d="M5 12.500l4.500 4.500L19 7.500" />
</svg>`;

export const arrow = (): Html => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path class="line" d="M5 12h14M13 6l6 6-6 6" />
</svg>`;
