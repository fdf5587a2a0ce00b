import { useState } from 'react';
import type { ShownRecord } from '../../api/answers.js';
import type { FreshRecords } from './fresh-records.js';
import { useArrivals } from './use-arrivals.js';
import { useFreshRecords } from './use-fresh-records.js';
import { type ListPlace, useListPlace } from './use-list-place.js';
import type { RecordPages } from './use-live-records.js';
import { useReload } from './use-reload.js';

/** What comes into a list, and when: at once where nobody is disturbed, else when it is let in. */
export interface Growth {
  readonly fresh: FreshRecords;
  readonly place: ListPlace;
  readonly isPaused: boolean;
  /** How many have come since the list was opened. */
  readonly arrived: number;
  readonly hasArrived: (id: string) => boolean;
  readonly take: (records: readonly ShownRecord[]) => void;
  /** More came than can be taken. */
  readonly miss: () => void;
  readonly letIn: () => void;
  readonly toggle: () => void;
}

export function useGrowth(filter: string, query: RecordPages): Growth {
  const { fresh, store } = useFreshRecords(filter);
  const [isPaused, setPaused] = useState(false);
  const [arrived, setArrived] = useState(0);
  const arrivals = useArrivals();
  const reload = useReload({ filter, query, store });
  const letIn = (): void => {
    arrivals.mark(store.read().waiting);
    if (store.read().isCut) reload();
    else store.show();
  };
  const place = useListPlace(() => {
    if (!isPaused) letIn();
  });
  const isHeld = (): boolean => isPaused || !place.isAtRest();
  return {
    ...{ fresh, place, isPaused, arrived, hasArrived: arrivals.has, letIn },
    take(records) {
      const taken = store.arrive(records, isHeld());
      setArrived((count) => count + taken.length);
      if (isHeld()) return;
      arrivals.mark(taken);
      if (store.read().isCut) letIn();
    },
    miss() {
      store.miss();
      if (!isHeld()) letIn();
    },
    toggle() {
      setPaused(!isPaused);
      if (isPaused && place.isAtRest()) letIn();
    },
  };
}
