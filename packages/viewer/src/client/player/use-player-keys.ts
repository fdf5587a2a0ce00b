import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing.js';
import type { VisitView } from '../visit/visit-view.js';
import { pressKey } from './player-keys.js';
import type { VisitPlayer } from './visit-player.js';

/** The player's keys, wherever on the page the focus is: whoever opens a replay wants to play it. */
export function usePlayerKeys(
  player: VisitPlayer | null,
  { scale, moments }: VisitView,
  toggleFull: (() => void) | null,
): void {
  useEffect(() => {
    if (player === null) return;
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event) || isOwnKey(event)) return;
      if (pressKey(event, { player, scale, moments, toggleFull })) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [player, scale, moments, toggleFull]);
}

/** A focused button presses itself on space. */
function isOwnKey({ target, key }: KeyboardEvent): boolean {
  return key === ' ' && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement);
}
