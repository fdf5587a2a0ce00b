import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RecordsAnswer } from '../../api/answers.js';
import { recordsKey } from '../api/queries.js';
import type { FreshStore } from './use-fresh-records.js';
import type { RecordPages } from './use-live-records.js';

interface UseReloadOptions {
  readonly filter: string;
  readonly query: RecordPages;
  readonly store: FreshStore;
}

/** Reads the list again from its top, where more came than was kept. */
export function useReload({ filter, query, store }: UseReloadOptions): () => void {
  const queries = useQueryClient();
  const isReloading = useRef(false);
  return () => {
    if (isReloading.current) return;
    isReloading.current = true;
    const [old, misses] = [store.read(), store.misses()];
    keepFirstPage(queries, filter);
    void query.refetch().then(({ isSuccess }) => {
      isReloading.current = false;
      if (isSuccess) store.forget(old);
      if (store.misses() !== misses) store.miss();
    });
  };
}

interface Pages {
  readonly pages: readonly RecordsAnswer[];
  readonly pageParams: readonly unknown[];
}

/** All pages that are there would be read again. */
function keepFirstPage(queries: QueryClient, filter: string): void {
  queries.setQueryData<Pages>(
    recordsKey(filter),
    (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
  );
}
