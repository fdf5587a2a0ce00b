import { relativeMs } from './relative-time.js';

/** The filters of a list of records, as they stand in the address. */
export const FILTER_KEYS = [
  'actor',
  'action',
  'outcome',
  'kind',
  'target',
  'tenant',
  'session',
  'witness',
  'trust',
  'request',
  'ip',
  'route',
  'reason',
  'method',
  'q',
  'since',
  'until',
  'from',
  'to',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];
export type Filters = Readonly<Partial<Record<FilterKey, string>>>;

/** The words of those filters that know no others. */
export const CHOICES: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  outcome: ['success', 'failure', 'denied', 'unknown'],
  kind: ['create', 'update', 'delete', 'read', 'auth', 'other'],
  witness: ['witnessed', 'unwitnessed', 'unrecorded', 'pending'],
  trust: ['bound', 'signed', 'claimed', 'none'],
};

export const MOST_WORDS = 8;
export const MOST_CHARACTERS = 256;

/** A filter by time that another takes the place of. */
const INSTEAD: Readonly<Partial<Record<FilterKey, FilterKey>>> = {
  since: 'from',
  from: 'since',
  until: 'to',
  to: 'until',
};

/** Reads the address; what no list of this version could have is left out. */
export function filtersIn(search: URLSearchParams): Filters {
  return cleanFilters(Object.fromEntries(FILTER_KEYS.map((key) => [key, search.get(key) ?? ''])));
}

/** The address of a list, the same for the same filters; also the name under which its pages are cached. */
export function searchOf(filters: Filters): string {
  const search = new URLSearchParams(Object.entries(cleanFilters(filters)));
  return search.size === 0 ? '' : `?${search}`;
}

/** Sets one filter, or takes it away. */
export function withFilter(filters: Filters, key: FilterKey, value: string): Filters {
  const without = new Set<string>(value.trim() === '' ? [key] : [key, INSTEAD[key] ?? key]);
  const rest = Object.fromEntries(Object.entries(filters).filter(([name]) => !without.has(name)));
  return value.trim() === '' ? rest : { ...rest, [key]: value.trim() };
}

/** Whether the server would take it. */
export function isFilter(key: FilterKey, value: string): boolean {
  if (value === '' || value.length > MOST_CHARACTERS) return false;
  if (key === 'from' || key === 'to') return /^\d{1,15}$/.test(value);
  if (key === 'since' || key === 'until') return relativeMs(value) !== null;
  if (key === 'q') return value.split(/\s+/).length <= MOST_WORDS;
  return CHOICES[key]?.includes(value) ?? true;
}

function cleanFilters(filters: Filters): Filters {
  const entries = FILTER_KEYS.map((key) => [key, filters[key]?.trim() ?? ''] as const).filter(
    ([key, value]) => isFilter(key, value),
  );
  const has = new Set(entries.map(([key]) => key));
  const isDoubled = (key: FilterKey): boolean =>
    (key === 'since' && has.has('from')) || (key === 'until' && has.has('to'));
  return Object.fromEntries(entries.filter(([key]) => !isDoubled(key)));
}
