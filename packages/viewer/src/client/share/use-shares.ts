import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { MadeShare, SharesAnswer } from '../../api/answers.js';
import type { NewShare } from '../api/api.js';
import { useApi } from '../api/api-context.js';

const KEY = ['shares'] as const;

export function useShares(): UseQueryResult<SharesAnswer> {
  const api = useApi();
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.shares(signal), staleTime: 0 });
}

export function useMakeShare(): UseMutationResult<MadeShare, Error, NewShare> {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (share: NewShare) => api.makeShare(share),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRevokeShare(): UseMutationResult<object, Error, string> {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.revokeShare(id),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
