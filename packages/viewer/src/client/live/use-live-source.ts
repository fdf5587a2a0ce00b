import { useEffect, useRef, useState } from 'react';
import type { ShownRecord } from '../../api/answers.js';
import { useApi } from '../api/api-context.js';
import { useIsVisible } from '../ui/use-is-visible.js';
import { type LiveSource, openLiveSource } from './live-source.js';

export interface UseLiveSourceOptions {
  /** The server's query of the list. */
  readonly filter: string;
  readonly isWanted: boolean;
  /** Up to when the pages have everything, ms of the database's clock. */
  readonly after: number | null;
  readonly onRecords: (records: readonly ShownRecord[]) => void;
  readonly onMissed: () => void;
}

/** Listens to what is stored while the tab is in sight; answers whether the server is heard. */
export function useLiveSource(options: UseLiveSourceOptions): boolean {
  const { filter, isWanted } = options;
  const api = useApi();
  const isVisible = useIsVisible();
  const [isConnected, setConnected] = useState(true);
  const latest = useRef(options);
  latest.current = options;
  // Outlives a time out of sight, after which the source goes on where it was.
  const seen = useRef<{ readonly filter: string; readonly after: number | null }>(null);

  useEffect(() => {
    if (!isWanted || !isVisible) return;
    const source: LiveSource = openLiveSource({
      after: seen.current?.filter === filter ? seen.current.after : latest.current.after,
      urlAfter: (after) => api.recordStream(searchAfter(filter, after)),
      // While it closes, the list may be one of other filters already: what it had gathered does not belong there.
      onRecords: (records) => {
        if (latest.current.filter === filter) latest.current.onRecords(records);
      },
      onMissed: () => {
        if (latest.current.filter === filter) latest.current.onMissed();
      },
      onConnected: setConnected,
    });
    return () => {
      source.close();
      seen.current = { filter, after: source.after() };
    };
  }, [api, filter, isWanted, isVisible]);
  return isConnected;
}

function searchAfter(filter: string, after: number | null): URLSearchParams {
  const search = new URLSearchParams(filter);
  if (after !== null) search.set('after', String(after));
  return search;
}
