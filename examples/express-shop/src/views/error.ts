import { html } from 'hono/html';
import { art } from './art.js';
import type { Html } from './layout.js';

export function errorPage(status: number, message: string): Html {
  return html`<section class="narrow center error-page">
    <div class="tile tone-sky">${art('egg-cups')}</div>
    <p class="eyebrow">${status}</p>
    <h1>${titleOf(status)}</h1>
    <p class="lead">${message}</p>
    <p><a class="button" href="/">Back to the shop</a></p>
  </section>`;
}

function titleOf(status: number): string {
  if (status === 404) return 'Nothing at this table';
  if (status === 401 || status === 403) return 'This door stays shut';
  return status >= 500 ? 'Something cracked' : 'That didn’t work';
}
