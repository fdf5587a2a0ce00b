import { html } from 'hono/html';
import type { Html } from './layout.js';

export interface Tab {
  readonly href: string;
  readonly label: string;
}

export function tabs(name: string, all: readonly Tab[], current: string): Html {
  return html`<nav class="tabs" aria-label="${name}">
    ${all.map(
      ({ href, label }) =>
        html`<a href="${href}" ${href === current ? html`aria-current="page"` : ''}>${label}</a>`,
    )}
  </nav>`;
}
