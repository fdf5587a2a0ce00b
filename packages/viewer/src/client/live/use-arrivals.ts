import { useRef } from 'react';
import type { ShownRecord } from '../../api/answers.js';

/** Which records came in just now: they are marked for as long as somebody may look for what has moved. */
export interface Arrivals {
  mark(records: readonly ShownRecord[]): void;
  has(id: string): boolean;
}

const MARKED_MS = 2_000;

export function useArrivals(): Arrivals {
  const times = useRef(new Map<string, number>());
  const isRecent = (at: number | undefined): boolean => at !== undefined && Date.now() - at < MARKED_MS;
  return {
    mark(records) {
      const recent = [...times.current].filter(([, at]) => isRecent(at));
      times.current = new Map([...recent, ...records.map(({ id }) => [id, Date.now()] as const)]);
    },
    has: (id) => isRecent(times.current.get(id)),
  };
}
