import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useIsNarrow } from './use-is-narrow.js';

interface VirtualRowsProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly row: (item: T) => ReactNode;
  readonly head: ReactNode;
  readonly foot: ReactNode;
  /** Name under which the scroll position is kept while the page is left for a record. */
  readonly place: string;
  /** Called when the end comes near. */
  readonly onEnd: () => void;
}

const ROW = { wide: 38, narrow: 66 };
const places = new Map<string, number>();

/** A table of any length, of which only what is in sight exists. */
export function VirtualRows<T>(props: VirtualRowsProps<T>): ReactElement {
  const { items, keyOf, place, onEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const height = useIsNarrow() ? ROW.narrow : ROW.wide;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 12,
    initialOffset: () => places.get(place) ?? 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures again exactly when the row height changes
  useEffect(() => virtual.measure(), [height]);
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 20) onEnd();
  }, [last, items.length, onEnd]);
  return (
    <section
      className="rows"
      ref={frame}
      onScroll={(event) => places.set(place, event.currentTarget.scrollTop)}
      aria-label={props.label}
    >
      {props.head}
      <ul className="rows-space" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => (
          <li key={key} className="row" style={{ transform: `translateY(${start}px)`, height }}>
            {props.row(items[index] as T)}
          </li>
        ))}
      </ul>
      {props.foot}
    </section>
  );
}
