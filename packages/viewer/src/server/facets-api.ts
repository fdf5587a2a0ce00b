import type { FacetsAnswer } from '../api/answers.js';
import type { Looking } from './looking.js';
import { parseRecordFilter } from './queries.js';
import { recordSearch } from './record-search.js';
import type { ViewerScope } from './viewer-parts.js';

const NONE: FacetsAnswer = {
  facets: { outcome: [], kind: [], action: [], actor: [], target: [], witness: [], trust: [] },
  searchedTo: null,
};

/** The most frequent values among the newest records that match. */
export async function showFacets(scope: ViewerScope, looking: Looking): Promise<FacetsAnswer> {
  const filter = recordSearch(scope, looking, parseRecordFilter(new URL(scope.request.url)));
  return filter ? scope.parts.storage.records.facets(filter) : NONE;
}
