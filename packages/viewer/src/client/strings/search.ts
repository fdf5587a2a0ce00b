import type { FacetName } from '@auditreel/core/adapter';
import type { QueryProblem } from '../search/parse-query.js';
import type { QueryKey } from '../search/query-keys.js';

/** What each filter of the search box asks for. */
export const QUERY_KEY_HINTS: Readonly<Record<QueryKey, string>> = {
  actor: 'who acted, by id',
  action: 'what was done: order.refund, or order.*',
  outcome: 'how it ended',
  kind: 'create, update, delete, …',
  target: 'what was acted on: order, or order/1042',
  tenant: 'id of the tenant',
  session: 'id of a recorded session',
  witness: 'what the recording says',
  trust: 'how surely it belongs to its session',
  request: 'id of a request',
  ip: 'IP address',
  route: 'template of the path: /orders/:id',
  reason: 'why it did not succeed',
  method: 'HTTP method',
  since: '2h, 7d, 2026-11-25 or 2026-11-25T14:03',
  until: '1h, 2026-11-25 or 2026-11-25T14:03',
};

export const FACET_TITLES: Readonly<Record<FacetName, string>> = {
  outcome: 'Outcome',
  kind: 'Kind',
  action: 'Action',
  actor: 'Actor',
  target: 'Target',
  witness: 'Witness',
  trust: 'Tie to its session',
};

export const SEARCH = {
  box: 'Search records',
  placeholder: 'Search, or filter: outcome:denied',
  completions: 'What could be typed here',
  clear: 'Clear all filters',
  facets: 'Filters',
  noFacets: 'Nothing here to choose from.',
  facetsCounted: 'Counted among the newest, back to',
  showAll: 'Show all',
  showFewer: 'Show fewer',
  overTime: 'Records over time',
  timeRange: 'Range of time',
  brushHint: 'Arrow keys move, with Shift they extend, Enter shows the range, Escape lets go of it.',
  wholeTime: 'All time',
  noneInTime: 'No records',
  record: 'record',
  records: 'records',
  anyTime: 'Any time',
  from: 'From',
  before: 'Before',
  searchedBack: 'Searched back to',
  searchedNothing: 'Nothing found yet',
  further: 'Search further',
  searching: 'Searching…',
  slowText: 'Free text is looked for record by record. On PostgreSQL, an index makes it quick:',
  slowTextCommand: 'npx auditreel guard add --search',
} as const;

/** What is wrong with a query, and what to type instead. */
export function problemText(problem: QueryProblem): string {
  switch (problem.is) {
    case 'unknown-key':
      return problem.typed.startsWith('-')
        ? `${problem.typed}: filters cannot be turned round. Say what you look for instead.`
        : `There is no filter ${problem.typed}. To look for the text itself, put it in quotes.`;
    case 'empty':
      return `${problem.key}: needs a value, ${QUERY_KEY_HINTS[problem.key]}.`;
    case 'twice':
      return `${problem.key}: may stand here once.`;
    case 'bad-time':
      return `${problem.key}: takes a time such as ${QUERY_KEY_HINTS[problem.key]}.`;
    case 'too-long':
      return `${problem.key}: takes at most 256 characters.`;
    case 'bad-word':
      return `${problem.key}: is one of ${problem.words.join(', ')}.`;
    case 'too-many-words':
      return 'At most 8 words can be looked for at once.';
    case 'text-too-long':
      return 'The words to look for may have 256 characters together.';
  }
}
