import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewNote } from '../api/api.js';
import { useApi } from '../api/api-context.js';

/** Writes a note, and reads the visits that may hold it anew. */
export function useAddNote(): UseMutationResult<object, Error, NewNote> {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: NewNote) => api.addNote(note),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
}
