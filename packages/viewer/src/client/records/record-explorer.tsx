import type { FacetName } from '@auditreel/core/adapter';
import type { ReactElement, ReactNode } from 'react';
import { useRecords } from '../api/queries.js';
import { ExportMenu } from '../export/export-menu.js';
import { LiveToggle } from '../live/live-toggle.js';
import { useLiveRecords } from '../live/use-live-records.js';
import { FacetPanel } from '../search/facet-panel.js';
import { Histogram } from '../search/histogram.js';
import { SearchBar } from '../search/search-bar.js';
import { useFacetsOpen } from '../search/use-facets-open.js';
import { SEARCH } from '../strings/search.js';
import { ViewsMenu } from '../views/views-menu.js';
import { type Filters, searchOf, withFilter } from './filters.js';
import { RecordList } from './record-list.js';
import { useApiFilter } from './use-api-filter.js';

interface RecordExplorerProps {
  /** Of the address. */
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** What the page itself is about; always holds. */
  readonly fixed?: Filters;
  /** Name of the page among those whose scroll position is kept. */
  readonly place: string;
  /** Stands above the facets. */
  readonly beside?: ReactNode;
}

/** A list of records with everything by which it is searched. */
export function RecordExplorer(props: RecordExplorerProps): ReactElement {
  const { filters, onChange, fixed = {}, place, beside } = props;
  const all = { ...filters, ...fixed };
  const filter = useApiFilter(all);
  const live = useLiveRecords(filter, useRecords(filter));
  const [isOpen, toggleFacets] = useFacetsOpen();
  return (
    <div className={isOpen ? 'explorer with-facets' : 'explorer'}>
      <SearchBar filters={filters} onChange={onChange}>
        <ViewsMenu filters={all} />
        <ExportMenu filter={filter} />
        <button
          type="button"
          className="button facets-toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'facets' : undefined}
          onClick={toggleFacets}
        >
          {SEARCH.facets}
        </button>
        <LiveToggle live={live} />
      </SearchBar>
      {isOpen && (
        <aside className="facets" id="facets" aria-label={SEARCH.facets}>
          {beside}
          <FacetPanel filter={filter} filters={filters} onChange={onChange} without={namesIn(fixed)} />
        </aside>
      )}
      <Histogram
        filter={filter}
        onRange={({ from, to }) =>
          onChange(withFilter(withFilter(filters, 'from', String(from)), 'to', String(to)))
        }
      />
      <RecordList
        filter={filter}
        filters={filters}
        live={live}
        onClear={() => onChange({})}
        place={`${place}${searchOf(filters)}`}
      />
    </div>
  );
}

function namesIn(fixed: Filters): readonly FacetName[] {
  return (['actor', 'target'] as const).filter((name) => fixed[name] !== undefined);
}
