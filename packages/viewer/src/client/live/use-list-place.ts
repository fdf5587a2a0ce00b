import { type RefObject, useEffect, useRef } from 'react';

/** Where a list stands, asked when something is about to move it. */
export interface ListPlace {
  /** Put on what holds the list. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** At its top, and nobody goes through its rows by keyboard. */
  isAtRest(): boolean;
  toTop(): void;
}

const SLACK = 4;

/** `onTop` is called whenever the list comes back to its top. */
export function useListPlace(onTop: () => void): ListPlace {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(onTop);
  latest.current = onTop;
  useEffect(() => {
    const holder = frame.current;
    const listen = (): void => {
      if (isAtRest(holder)) latest.current();
    };
    // Scrolling does not bubble; leaving a row with the keyboard does.
    holder?.addEventListener('scroll', listen, { capture: true, passive: true });
    holder?.addEventListener('focusout', listen);
    return () => {
      holder?.removeEventListener('scroll', listen, { capture: true });
      holder?.removeEventListener('focusout', listen);
    };
  }, []);
  return {
    frame,
    isAtRest: () => isAtRest(frame.current),
    toTop() {
      rowsIn(frame.current)?.scrollTo({ top: 0 });
      // The button that asked for it goes away, and the focus must not go with it.
      frame.current?.focus({ preventScroll: true });
    },
  };
}

const rowsIn = (holder: HTMLElement | null): Element | null => holder?.querySelector('.rows') ?? null;

function isAtRest(holder: HTMLElement | null): boolean {
  const rows = rowsIn(holder);
  if (rows === null) return true;
  return rows.scrollTop <= SLACK && rows.querySelector('.row :focus-visible') === null;
}
