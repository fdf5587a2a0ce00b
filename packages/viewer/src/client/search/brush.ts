/** A range of bars, from where it was begun to where it is drawn. */
export interface Brush {
  readonly anchor: number;
  readonly head: number;
}

/** The brush after a key: arrows move it, with Shift they draw it out; null for a key that means nothing here. */
export function brushAfter(
  brush: Brush | null,
  key: { readonly name: string; readonly shift: boolean },
  bars: number,
): Brush | null {
  const old = brush ?? { anchor: bars - 1, head: bars - 1 };
  const head = headAfter(brush, key.name, bars);
  if (head === null) return null;
  const within = Math.min(Math.max(head, 0), bars - 1);
  return { anchor: key.shift ? old.anchor : within, head: within };
}

/** The first and the last bar. */
export function edgesOf({ anchor, head }: Brush): readonly [number, number] {
  return [Math.min(anchor, head), Math.max(anchor, head)];
}

function headAfter(brush: Brush | null, name: string, bars: number): number | null {
  switch (name) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return brush === null ? bars - 1 : brush.head - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return brush === null ? bars - 1 : brush.head + 1;
    case 'Home':
      return 0;
    case 'End':
      return bars - 1;
    default:
      return null;
  }
}
