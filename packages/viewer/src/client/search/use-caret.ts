import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface Caret {
  readonly at: number;
  /** Looks where it is. */
  look(): void;
  /** Puts it there, once the text is there that it belongs into. */
  place(at: number): void;
}

/** The caret of a text field. */
export function useCaret(input: RefObject<HTMLInputElement | null>): Caret {
  const [at, setAt] = useState(0);
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null || input.current === null) return;
    input.current.setSelectionRange(wanted.current, wanted.current);
    input.current.scrollLeft = input.current.scrollWidth;
    wanted.current = null;
  });
  return {
    at,
    look: () => setAt(input.current?.selectionStart ?? 0),
    place: (next) => {
      wanted.current = next;
      setAt(next);
    },
  };
}
