/** The filters of the record list, as they stand in the address. */
export const FILTER_KEYS = [
  'actor',
  'action',
  'kind',
  'outcome',
  'target',
  'session',
  'witness',
  'from',
  'to',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];
export type Filters = Readonly<Partial<Record<FilterKey, string>>>;

const CHOICES: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  kind: ['create', 'update', 'delete', 'read', 'auth', 'other'],
  outcome: ['success', 'failure', 'denied', 'unknown'],
  witness: ['pending', 'witnessed', 'unwitnessed', 'unrecorded'],
};

/** Reads the address; what no list of this version could have is left out. */
export function filtersIn(search: URLSearchParams): Filters {
  const entries = FILTER_KEYS.map((key) => [key, search.get(key)?.trim() ?? ''] as const);
  return Object.fromEntries(entries.filter(([key, value]) => isFilter(key, value)));
}

/** The address of a list, the same for the same filters; also the name under which its pages are cached. */
export function searchOf(filters: Filters): string {
  const search = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = filters[key]?.trim() ?? '';
    if (isFilter(key, value)) search.set(key, value);
  }
  return search.size === 0 ? '' : `?${search}`;
}

/** Sets one filter, or takes it away. */
export function withFilter(filters: Filters, key: FilterKey, value: string): Filters {
  const { [key]: _old, ...rest } = filters;
  return value.trim() === '' ? rest : { ...rest, [key]: value.trim() };
}

function isFilter(key: FilterKey, value: string): boolean {
  if (value === '' || value.length > 256) return false;
  if (key === 'from' || key === 'to') return /^\d{1,15}$/.test(value);
  return CHOICES[key]?.includes(value) ?? true;
}
