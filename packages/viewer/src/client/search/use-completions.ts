import { useFacets } from '../api/queries.js';
import type { Filters } from '../records/filters.js';
import { useApiFilter } from '../records/use-api-filter.js';
import { typedFilters } from './box-filters.js';
import { type Completions, completionsAt, facetAt } from './completions.js';
import { parseQuery } from './parse-query.js';

interface Typed {
  readonly text: string;
  readonly caret: number;
  readonly isWanted: boolean;
}

/** What could stand at the caret; values come from the records that the rest of the query leaves. */
export function useCompletions(filters: Filters, { text, caret, isWanted }: Typed): Completions {
  const name = facetAt(text, caret);
  const { start, end } = completionsAt(text, caret, []);
  const rest = parseQuery(`${text.slice(0, start)} ${text.slice(end)}`);
  const isAsked = isWanted && name !== null && rest.problems.length === 0;
  const others = useApiFilter(isAsked ? typedFilters(filters, rest.filters) : filters);
  const { data } = useFacets(others, { enabled: isAsked });
  return completionsAt(text, caret, name === null ? [] : (data?.facets[name] ?? []));
}
