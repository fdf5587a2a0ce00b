import { useEffect } from 'react';
import type { TimeScale } from '../visit/time-scale.js';
import type { VisitView } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

const STEP_MS = 5000;

/** The player's keys, wherever on the page the focus is: whoever opens a replay wants to play it. */
export function usePlayerKeys(player: VisitPlayer | null, view: VisitView): void {
  useEffect(() => {
    if (player === null) return;
    const listen = (event: KeyboardEvent): void => onKey(event, player, view);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [player, view]);
}

function onKey(event: KeyboardEvent, player: VisitPlayer, { scale }: VisitView): void {
  if (event.altKey || event.ctrlKey || event.metaKey || isOwnKey(event)) return;
  const step = event.shiftKey ? 500 : STEP_MS;
  const handled = press(event.key, step, player, scale);
  if (handled) event.preventDefault();
}

function press(key: string, step: number, player: VisitPlayer, { fromMs, toMs }: TimeScale): boolean {
  const go = (t: number): void => player.seek(Math.min(toMs, Math.max(fromMs, t)));
  switch (key) {
    case ' ':
    case 'k':
      player.toggle();
      return true;
    case 'ArrowLeft':
      go(player.time() - step);
      return true;
    case 'ArrowRight':
      go(player.time() + step);
      return true;
    case 'Home':
      go(fromMs);
      return true;
    case 'End':
      go(toMs);
      return true;
    default:
      return false;
  }
}

/** A focused button presses itself on space, and a select moves with the arrows. */
function isOwnKey(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return true;
  if (target instanceof HTMLElement && target.closest('[role="menu"], [role="dialog"]') !== null) return true;
  return key === ' ' && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement);
}
