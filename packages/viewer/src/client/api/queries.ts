import type { ChangedRow } from '@auditreel/core/adapter';
import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type {
  ChangesAnswer,
  FacetsAnswer,
  HistogramAnswer,
  MeAnswer,
  RecordAnswer,
  RecordsAnswer,
  RowAnswer,
  SessionAnswer,
  SessionsAnswer,
} from '../../api/answers.js';
import { useApi } from './api-context.js';

const PAGE = 100;
const CHANGES = 25;
const BARS_MS = 30_000;

interface Pages<T> {
  readonly pages: readonly T[];
}

export function useMe(): UseQueryResult<MeAnswer> {
  const api = useApi();
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api.me(signal), staleTime: 300_000 });
}

/** Under which the pages of a list are kept. */
export const recordsKey = (filter: string): readonly string[] => ['records', filter];

export function useRecords(filter: string): UseInfiniteQueryResult<Pages<RecordsAnswer>> {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: recordsKey(filter),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.records(pageOf(filter, pageParam), signal),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Keeps the bars of before until the new ones are there, so that nothing jumps. */
export function useHistogram(filter: string): UseQueryResult<HistogramAnswer> {
  const api = useApi();
  return useQuery({
    queryKey: ['histogram', filter],
    queryFn: ({ signal }) => api.histogram(new URLSearchParams(filter), signal),
    placeholderData: keepPreviousData,
    // The list below it grows.
    refetchInterval: new URLSearchParams(filter).has('to') ? false : BARS_MS,
  });
}

export function useFacets(
  filter: string,
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<FacetsAnswer> {
  const api = useApi();
  return useQuery({
    queryKey: ['facets', filter],
    queryFn: ({ signal }) => api.facets(new URLSearchParams(filter), signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useRecord(id: string): UseQueryResult<RecordAnswer> {
  const api = useApi();
  return useQuery({ queryKey: ['record', id], queryFn: ({ signal }) => api.record(id, signal) });
}

/** What the request of a record changed, after the first page that came with the record. */
export function useRecordChanges(
  id: string,
  first: ChangesAnswer,
): UseInfiniteQueryResult<Pages<ChangesAnswer>> {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['record', id, 'changes'],
    initialPageParam: null as string | null,
    initialData: { pages: [first], pageParams: [null] },
    queryFn: ({ pageParam, signal }) => api.recordChanges(id, pageOf('', pageParam, CHANGES), signal),
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function useRowChanges(row: ChangedRow): UseInfiniteQueryResult<Pages<RowAnswer>> {
  const api = useApi();
  const { model, targetId } = row;
  const filter = new URLSearchParams({ model, targetId }).toString();
  return useInfiniteQuery({
    queryKey: ['changes', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.rowChanges(pageOf(filter, pageParam, CHANGES), signal),
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function useSessions(filter: string): UseInfiniteQueryResult<Pages<SessionsAnswer>> {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['sessions', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.sessions(pageOf(filter, pageParam), signal),
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function useSession(id: string): UseQueryResult<SessionAnswer> {
  const api = useApi();
  return useQuery({
    queryKey: ['session', id],
    queryFn: ({ signal }) => api.session(id, signal),
    staleTime: 60_000,
  });
}

function pageOf(filter: string, cursor: string | null, limit: number = PAGE): URLSearchParams {
  const search = new URLSearchParams(filter);
  search.set('limit', String(limit));
  if (cursor !== null) search.set('cursor', cursor);
  return search;
}
