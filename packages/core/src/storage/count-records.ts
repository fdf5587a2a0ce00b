import type { AuditRecord } from '../record/audit-record.js';
import type { Counted, FacetName, FacetValue, RecordFacets } from './record-query.js';

/** A stretch's records are counted up to here. */
export const COUNTED_TO = 1000;

/** How many values of a facet are given. */
export const FACET_VALUES = 20;

type FacetColumn = 'outcome' | 'kind' | 'action' | 'actorId' | 'targetType' | 'witness' | 'sessionTrust';

/** The column that a facet is of. */
export const FACET_COLUMNS: Readonly<Record<FacetName, FacetColumn>> = {
  outcome: 'outcome',
  kind: 'kind',
  action: 'action',
  actor: 'actorId',
  target: 'targetType',
  witness: 'witness',
  trust: 'sessionTrust',
};

/** So many, or as many as are counted. */
export function countedTo(count: number): Counted {
  return { count: Math.min(count, COUNTED_TO), isAtLeast: count > COUNTED_TO };
}

/** The facets of exactly these records. */
export function facetsOf(records: readonly AuditRecord[]): RecordFacets['facets'] {
  return {
    outcome: valuesOf(records, 'outcome'),
    kind: valuesOf(records, 'kind'),
    action: valuesOf(records, 'action'),
    actor: valuesOf(records, 'actor'),
    target: valuesOf(records, 'target'),
    witness: valuesOf(records, 'witness'),
    trust: valuesOf(records, 'trust'),
  };
}

function valuesOf(records: readonly AuditRecord[], facet: FacetName): readonly FacetValue[] {
  const counts = new Map<string, { count: number; name: string | null }>();
  for (const record of records) {
    const value = record[FACET_COLUMNS[facet]];
    if (value === null) continue;
    const known = counts.get(value) ?? { count: 0, name: null };
    counts.set(value, { count: known.count + 1, name: greater(known.name, record.actorName) });
  }
  return [...counts]
    .map(([value, { count, name }]) => ({
      ...{ value, count, isAtLeast: false },
      ...(facet === 'actor' && { name }),
    }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, FACET_VALUES);
}

/** Of a person who was renamed one name, and always the same. */
function greater(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
