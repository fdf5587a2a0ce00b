import { type RefObject, useCallback, useEffect, useState } from 'react';

export interface FullScreen {
  readonly isFull: boolean;
  /** Null where the browser has none. */
  readonly toggle: (() => void) | null;
}

/** Whether an element fills the screen, and the way in and out. */
export function useFullScreen(root: RefObject<HTMLElement | null>): FullScreen {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const update = (): void => setFull(document.fullscreenElement === root.current);
    document.addEventListener('fullscreenchange', update);
    return () => document.removeEventListener('fullscreenchange', update);
  }, [root]);
  const toggle = useCallback((): void => {
    // A browser may refuse, and says so itself; the page stays as it is.
    const asked =
      document.fullscreenElement === null ? root.current?.requestFullscreen() : document.exitFullscreen();
    asked?.catch(() => setFull(false));
  }, [root]);
  return { isFull, toggle: document.fullscreenEnabled ? toggle : null };
}
