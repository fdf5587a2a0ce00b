import { useEffect, useRef } from 'react';
import { LIVE_TEXT } from '../strings/live.js';
import { isTyping } from '../ui/is-typing.js';

/** One key holds the list and lets it go on, wherever the focus is but in what is typed into. */
export function usePauseKey(toggle: (() => void) | null): void {
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== LIVE_TEXT.key || event.defaultPrevented || isTyping(event)) return;
      latest.current?.();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
