import type { FacetName } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { useFacets } from '../api/queries.js';
import type { Filters } from '../records/filters.js';
import { SEARCH } from '../strings/search.js';
import { TEXT } from '../strings.js';
import { MomentTime } from '../ui/moment-time.js';
import { FacetGroup } from './facet-group.js';
import { choicesOf, FACET_NAMES, toggled } from './facets.js';

interface FacetPanelProps {
  /** The server's query. */
  readonly filter: string;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** Columns of which the page has one value only. */
  readonly without?: readonly FacetName[];
}

/** The most frequent values of what is listed, each one click away. */
export function FacetPanel({ filter, filters, onChange, without = [] }: FacetPanelProps): ReactElement {
  const { data, error, refetch, isPlaceholderData } = useFacets(filter);
  if (error !== null && data === undefined) {
    return (
      <p className="facets-note" role="alert">
        {TEXT.failed}{' '}
        <button type="button" className="button quiet" onClick={() => void refetch()}>
          {TEXT.retry}
        </button>
      </p>
    );
  }
  const isEmpty =
    data !== undefined && FACET_NAMES.every((name) => choicesOf(name, filters, data).length === 0);
  return (
    <div className="facet-groups" aria-busy={isPlaceholderData}>
      {isEmpty && <p className="facets-note">{SEARCH.noFacets}</p>}
      {FACET_NAMES.filter((name) => !without.includes(name)).map((name) => (
        <FacetGroup
          key={name}
          name={name}
          choices={choicesOf(name, filters, data)}
          onToggle={(value) => onChange(toggled(filters, name, value))}
        />
      ))}
      {data?.searchedTo != null && (
        <p className="facets-note">
          {SEARCH.facetsCounted} <MomentTime ms={data.searchedTo} />
        </p>
      )}
    </div>
  );
}
