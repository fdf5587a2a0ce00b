import type { FacetName, FacetValue } from '@auditreel/core/adapter';
import type { FacetsAnswer } from '../../api/answers.js';
import { type Filters, withFilter } from '../records/filters.js';

export const FACET_NAMES: readonly FacetName[] = [
  ...(['outcome', 'kind', 'action', 'actor', 'target', 'witness', 'trust'] as const),
];

/** A value that the list can be narrowed down to. */
export interface FacetChoice {
  readonly value: string;
  readonly name: string | null;
  /** Null where nothing is counted for it: it is a filter that none of the counted values is. */
  readonly counted: FacetValue | null;
  readonly isChosen: boolean;
}

/** The values of one column, what is filtered by among them even where it was not counted. */
export function choicesOf(
  name: FacetName,
  filters: Filters,
  answer: FacetsAnswer | undefined,
): readonly FacetChoice[] {
  const chosen = filters[name];
  const values = answer?.facets[name] ?? [];
  const choices = values.map((counted) => ({
    ...{ value: counted.value, name: counted.name ?? null, counted, isChosen: counted.value === chosen },
  }));
  if (chosen === undefined || choices.some(({ isChosen }) => isChosen)) return choices;
  return [{ value: chosen, name: null, counted: null, isChosen: true }, ...choices];
}

/** Narrows down to the value, or takes it back. */
export function toggled(filters: Filters, name: FacetName, value: string): Filters {
  return withFilter(filters, name, filters[name] === value ? '' : value);
}
