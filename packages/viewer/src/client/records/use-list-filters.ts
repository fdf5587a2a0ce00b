import { useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { type Filters, filtersIn, searchOf } from './filters.js';

interface ListFilters {
  readonly filters: Filters;
  readonly change: (filters: Filters) => void;
}

/** The filters in the address of a page that is about `fixed`; asked for another one, it leads to all records. */
export function useListFilters(path: (search: string) => string, fixed: Filters = {}): ListFilters {
  const { search, go } = useRouter();
  const isFixed = (key: string): boolean => key in fixed;
  const entries = Object.entries(filtersIn(search)).filter(([key]) => !isFixed(key));
  return {
    filters: Object.fromEntries(entries),
    change: (next) => {
      const to = Object.keys(next).some(isFixed) ? pathTo.records : path;
      go(to(searchOf(next)));
    },
  };
}
