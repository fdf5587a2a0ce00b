import type { ReactElement, ReactNode } from 'react';
import type { Filters } from '../records/filters.js';
import { TimeFilter } from '../records/time-filter.js';
import { SearchBox } from './search-box.js';

interface SearchBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** Buttons after the time. */
  readonly children?: ReactNode;
}

/** What to look for, in what time, and what can be done with it. */
export function SearchBar({ filters, onChange, children }: SearchBarProps): ReactElement {
  return (
    <search className="search-bar">
      <SearchBox filters={filters} onChange={onChange} />
      <div className="search-actions">
        <TimeFilter filters={filters} onChange={onChange} />
        {children}
      </div>
    </search>
  );
}
