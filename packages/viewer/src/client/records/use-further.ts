import { useState } from 'react';
import type { useRecords } from '../api/queries.js';

/** So many bounded readings are one search: it ends sooner when something is found. */
const MOST_READINGS = 10;

interface Further {
  readonly isSearching: boolean;
  readonly onFurther: () => void;
}

/** Searches on from where the server gave up; `filter` names what is searched for. */
export function useFurther(filter: string, query: ReturnType<typeof useRecords>): Further {
  const [searched, setSearched] = useState<string | null>(null);
  const { fetchNextPage } = query;
  const search = async (): Promise<void> => {
    setSearched(filter);
    for (let reading = 0; reading < MOST_READINGS; reading += 1) {
      const { data, isFetchNextPageError } = await fetchNextPage();
      const last = data?.pages.at(-1);
      if (isFetchNextPageError || last === undefined || last.nextCursor === null) break;
      if (last.records.length > 0) break;
    }
    setSearched((now) => (now === filter ? null : now));
  };
  return { isSearching: searched === filter || query.isFetchingNextPage, onFurther: () => void search() };
}
