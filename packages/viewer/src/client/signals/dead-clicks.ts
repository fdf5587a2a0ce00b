import { type Change, type Click, MOST_CHANGES, type Sightings } from './sightings.js';
import type { Found } from './signal.js';

const ANSWER_MS = 2500;
/** What changed shortly before a click too goes on by itself: a clock, a spinner, an animation. */
const BEFORE_MS = 2000;
const SAME_BURST_MS = 1000;
/** Changes that are looked at before a click, and after it. */
const MOST_BESIDE = 500;

/**
 * Clicks on buttons and links after which the page does nothing that can be seen. What follows the segment's end
 * nobody knows, so its last clicks are none.
 */
export function deadClicks(sightings: Sightings, endMs: number): readonly Found[] {
  const knownTo = sightings.changes.length < MOST_CHANGES ? endMs : (sightings.changes.at(-1)?.t ?? endMs);
  const dead = sightings.clicks.filter(
    (click) => click.isClickable && click.t + ANSWER_MS <= knownTo && !isAnswered(click, sightings),
  );
  return bursts(dead).map(([click, ...more]) => ({
    kind: 'dead_click',
    t: click.t,
    node: click.node,
    count: 1 + more.length,
    text: null,
  }));
}

function isAnswered({ t }: Click, { changes, requests, documents }: Sightings): boolean {
  const follows = (each: { readonly t: number }): boolean => each.t >= t && each.t <= t + ANSWER_MS;
  if (requests.some(follows) || documents.some(follows)) return true;
  const before = between(changes, t - BEFORE_MS, t - 1).slice(-MOST_BESIDE);
  const restless = new Set(before.flatMap(({ ids }) => ids));
  return between(changes, t, t + ANSWER_MS)
    .slice(0, MOST_BESIDE)
    .some(({ ids }) => ids.length === 0 || ids.some((id) => !restless.has(id)));
}

/** Of what is in order of time; both ends are part of it. */
function between(changes: readonly Change[], from: number, to: number): readonly Change[] {
  return changes.slice(indexFrom(changes, from), indexFrom(changes, to + 1));
}

function indexFrom(changes: readonly Change[], t: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as Change).t < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Clicks in quick succession on the same thing are one signal. */
function bursts(clicks: readonly Click[]): readonly (readonly [Click, ...Click[]])[] {
  const found: [Click, ...Click[]][] = [];
  for (const click of clicks) {
    const burst = found.at(-1);
    const last = burst?.at(-1);
    const isSame = last?.node.text === click.node.text && click.t - last.t <= SAME_BURST_MS;
    if (burst !== undefined && isSame) burst.push(click);
    else found.push([click]);
  }
  return found;
}
