import { ANNOUNCES } from '../privacy/region.js';
import type { Seam } from './seam.js';

const PLACES = 'section,article,main,form,dialog,body';
const HEADINGS = 'h1,h2,h3,h4,legend';

/** Whether a file may leave the page by where the page shows it now: in no masked place, under no heading that announces a secret. */
export function isShownOpenly(address: string, { showsPicture }: Pick<Seam, 'showsPicture'>): boolean {
  return [...document.images]
    .filter(({ currentSrc }) => currentSrc === address)
    .every((image) => showsPicture(image) && !isAnnounced(image));
}

/** However much text there is, a heading says what its part of the page is about. */
function isAnnounced(image: Element): boolean {
  return [...document.querySelectorAll(HEADINGS)].some(
    (heading) => ANNOUNCES.test(heading.textContent ?? '') && heading.closest(PLACES)?.contains(image),
  );
}
