import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { FindingsAnswer } from '../../api/findings-answer.js';
import { useApi } from '../api/api-context.js';

const PAGE = 25;

export function useFindings(
  filter: string,
): UseInfiniteQueryResult<{ readonly pages: readonly FindingsAnswer[] }> {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['findings', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(filter);
      search.set('limit', String(PAGE));
      if (pageParam !== null) search.set('cursor', pageParam);
      return api.findings(search, signal);
    },
    getNextPageParam: (last) => last.nextCursor,
  });
}
