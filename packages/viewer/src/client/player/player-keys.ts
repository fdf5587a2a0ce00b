import { indexAt, type Moment } from '../visit/moments.js';
import type { TimeScale } from '../visit/time-scale.js';
import { SPEEDS } from './player-state.js';
import type { VisitPlayer } from './visit-player.js';

/** What keys act upon. */
export interface Keyed {
  readonly player: Pick<VisitPlayer, 'toggle' | 'seek' | 'time' | 'state' | 'setSpeed' | 'setSkipIdle'>;
  readonly scale: TimeScale;
  readonly moments: readonly Moment[];
  readonly toggleFull: (() => void) | null;
}

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

type Act = (keyed: Keyed, pressed: PressedKey) => void;

const STEP_MS = 5000;
const SMALL_STEP_MS = 100;

const ACTS: Readonly<Record<string, Act>> = {
  ' ': ({ player }) => player.toggle(),
  k: ({ player }) => player.toggle(),
  ArrowLeft: (keyed, { shiftKey }) => (shiftKey ? toRecord(keyed, -1) : go(keyed, -STEP_MS)),
  ArrowRight: (keyed, { shiftKey }) => (shiftKey ? toRecord(keyed, 1) : go(keyed, STEP_MS)),
  ',': (keyed) => go(keyed, -SMALL_STEP_MS),
  '.': (keyed) => go(keyed, SMALL_STEP_MS),
  Home: ({ player, scale }) => player.seek(scale.fromMs),
  End: ({ player, scale }) => player.seek(scale.toMs),
  '[': (keyed) => changeSpeed(keyed, -1),
  ']': (keyed) => changeSpeed(keyed, 1),
  s: ({ player }) => player.setSkipIdle(!player.state().skipIdle),
  f: ({ toggleFull }) => toggleFull?.(),
};

/** Does what a key is for; answers whether it is for anything. */
export function pressKey(pressed: PressedKey, keyed: Keyed): boolean {
  const { key } = pressed;
  if (/^[0-9]$/.test(key)) {
    keyed.player.seek(keyed.scale.timeAt(Number(key) / 10));
    return true;
  }
  const act = Object.hasOwn(ACTS, key) ? ACTS[key] : undefined;
  act?.(keyed, pressed);
  return act !== undefined;
}

function go({ player, scale: { fromMs, toMs } }: Keyed, by: number): void {
  player.seek(Math.min(toMs, Math.max(fromMs, player.time() + by)));
}

/** Records at the same moment are passed together. */
function toRecord({ player, moments }: Keyed, by: 1 | -1): void {
  const now = player.time();
  const next = by > 0 ? moments[indexAt(moments, now) + 1] : moments[indexAt(moments, now - 1)];
  if (next !== undefined) player.seek(next.t, { tab: next.tabId });
}

function changeSpeed({ player }: Keyed, by: 1 | -1): void {
  const speed = SPEEDS[SPEEDS.indexOf(player.state().speed) + by];
  if (speed !== undefined) player.setSpeed(speed);
}
