import { type RefObject, useMemo } from 'react';
import type { RecordsAnswer, ShownRecord } from '../../api/answers.js';
import type { EndlessQuery } from '../ui/endless-list.js';
import { countWaiting, isOpenEnded, type LiveState, liveState, newestIn } from './live-state.js';
import { mergeRecords } from './merge-records.js';
import { useGrowth } from './use-growth.js';
import { useLiveSource } from './use-live-source.js';

/** The list of records as it grows. */
export interface LiveRecords {
  readonly state: LiveState;
  /** Undefined before the first page. */
  readonly items: readonly ShownRecord[] | undefined;
  /** How many came and are not in the list yet; null: too many to count. */
  readonly waiting: number | null;
  /** How many have come since it was opened. */
  readonly arrived: number;
  /** Whether it came in just now. */
  readonly hasArrived: (id: string) => boolean;
  readonly toggle: () => void;
  /** Goes to the top and lets in what waits. */
  readonly show: () => void;
  /** Put on what holds the list. */
  readonly frame: RefObject<HTMLDivElement | null>;
}

export interface RecordPages extends EndlessQuery {
  readonly data: { readonly pages: readonly RecordsAnswer[] } | undefined;
  refetch(): Promise<{ readonly isSuccess: boolean }>;
}

/** `filter` is the server's query, under which `query` has read its pages. */
export function useLiveRecords(filter: string, query: RecordPages): LiveRecords {
  const { data, hasNextPage } = query;
  const growth = useGrowth(filter, query);
  const { fresh, place, isPaused, arrived, hasArrived, toggle } = growth;
  const isOpen = isOpenEnded(filter, Date.now());
  const isConnected = useLiveSource({
    filter,
    isWanted: isOpen && data !== undefined,
    after: newestIn(data?.pages[0]),
    onRecords: growth.take,
    onMissed: growth.miss,
  });
  const items = useMemo(() => {
    const records = data?.pages.flatMap((page) => page.records);
    return records && mergeRecords(fresh.shown, { records, isWhole: !hasNextPage });
  }, [data, hasNextPage, fresh.shown]);
  return {
    ...{ items, arrived, hasArrived, toggle, frame: place.frame },
    state: liveState({ isOpenEnded: isOpen, isPaused, isConnected }),
    waiting: fresh.isCut ? null : countWaiting(fresh.waiting, items ?? []),
    show() {
      place.toTop();
      growth.letIn();
    },
  };
}
