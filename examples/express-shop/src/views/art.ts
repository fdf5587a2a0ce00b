import { html } from 'hono/html';
import { gooseneckKettle, handGrinder, mokaPot, pourOver, teapot } from './art/brew.js';
import { butterDish, honeyJar, linenTowel } from './art/pantry.js';
import { eggCups, milkJug, oakTray, stonewareMug } from './art/table.js';
import type { Html } from './layout.js';

type Tone = 'sky' | 'sage' | 'apricot' | 'lilac';

const PICTURES: Readonly<Record<string, { readonly tone: Tone; readonly shapes: Html }>> = {
  'gooseneck-kettle': { tone: 'sky', shapes: gooseneckKettle },
  'pour-over': { tone: 'apricot', shapes: pourOver },
  'hand-grinder': { tone: 'sage', shapes: handGrinder },
  'moka-pot': { tone: 'lilac', shapes: mokaPot },
  teapot: { tone: 'apricot', shapes: teapot },
  'stoneware-mug': { tone: 'sky', shapes: stonewareMug },
  'milk-jug': { tone: 'lilac', shapes: milkJug },
  'oak-tray': { tone: 'sage', shapes: oakTray },
  'egg-cups': { tone: 'sky', shapes: eggCups },
  'linen-towel': { tone: 'apricot', shapes: linenTowel },
  'butter-dish': { tone: 'lilac', shapes: butterDish },
  'honey-jar': { tone: 'sage', shapes: honeyJar },
};

/** The product's picture; the name beside it says what it is, so it is hidden from screen readers. */
export function art(productId: string): Html {
  const picture = PICTURES[productId];
  return html`<svg class="art" viewBox="0 0 240 240" aria-hidden="true">${picture?.shapes ?? ''}</svg>`;
}

export function toneOf(productId: string): Tone {
  return PICTURES[productId]?.tone ?? 'sky';
}
