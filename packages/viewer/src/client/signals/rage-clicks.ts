import type { Click, Sightings } from './sightings.js';
import type { Found } from './signal.js';

const CLICKS = 3;
const WITHIN_MS = 1000;
const WITHIN_PX = 30;

/** At least three clicks within a second and 30 px. Selecting a word by clicking thrice is none. */
export function rageClicks({ clicks, changes }: Sightings): readonly Found[] {
  const selections = changes.filter(({ ids }) => ids.length === 0).map(({ t }) => t);
  return bursts(clicks).flatMap((burst) => {
    const [first] = burst;
    const last = burst.at(-1);
    if (first === undefined || last === undefined || burst.length < CLICKS) return [];
    const selects = selections.some((t) => t >= first.t && t <= last.t + 100);
    if (!first.isClickable && (selects || first.node.sort === 'field')) return [];
    return [{ kind: 'rage_click', t: first.t, node: first.node, count: burst.length, text: null }];
  });
}

/** Clicks of which each follows the third but last within a second, all near the first. */
function bursts(clicks: readonly Click[]): readonly (readonly Click[])[] {
  const found: Click[][] = [];
  for (const click of clicks) {
    const burst = found.at(-1);
    if (burst !== undefined && belongs(burst, click)) burst.push(click);
    else found.push([click]);
  }
  return found;
}

function belongs(burst: readonly Click[], click: Click): boolean {
  const first = burst[0] as Click;
  const before = burst.at(1 - CLICKS) ?? first;
  return click.t - before.t <= WITHIN_MS && Math.hypot(click.x - first.x, click.y - first.y) <= WITHIN_PX;
}
