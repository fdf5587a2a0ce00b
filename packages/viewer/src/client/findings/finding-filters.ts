/** The filters of the findings, as they stand in the address. */
export interface FindingFilters {
  readonly severity?: string;
  readonly rule?: string;
}

const KEYS = ['severity', 'rule'] as const;

/** Reads the address; what is no severity or name of a rule is left out. */
export function findingFiltersIn(search: URLSearchParams): FindingFilters {
  const entries = KEYS.map((key) => [key, search.get(key) ?? ''] as const);
  return Object.fromEntries(entries.filter(([key, value]) => isFilter(key, value)));
}

/** The address of the list, `?severity=high`; also the name under which its pages are cached. */
export function findingSearch(filters: FindingFilters): string {
  const search = new URLSearchParams();
  for (const key of KEYS) {
    const value = filters[key] ?? '';
    if (isFilter(key, value)) search.set(key, value);
  }
  return search.size === 0 ? '' : `?${search}`;
}

function isFilter(key: (typeof KEYS)[number], value: string): boolean {
  return key === 'severity' ? /^(?:low|medium|high)$/.test(value) : /^[a-z][a-z0-9_]{0,47}$/.test(value);
}
