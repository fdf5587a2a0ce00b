import { type FilterKey, type Filters, withFilter } from '../records/filters.js';
import { writeQuery } from './write-query.js';

const TIMES: readonly FilterKey[] = ['since', 'until', 'from', 'to'];

/** What the box shows: everything but the time, which has a button of its own. */
export function boxText(filters: Filters): string {
  return writeQuery(TIMES.reduce((rest, key) => withFilter(rest, key, ''), filters));
}

/** What was typed, with the time that is set already unless a time was typed too. */
export function typedFilters(old: Filters, typed: Filters): Filters {
  const startIsTyped = typed.since !== undefined || typed.from !== undefined;
  const endIsTyped = typed.until !== undefined || typed.to !== undefined;
  const kept = TIMES.filter((key) => (key === 'since' || key === 'from' ? !startIsTyped : !endIsTyped));
  return kept.reduce((filters, key) => {
    const value = old[key];
    return value === undefined ? filters : withFilter(filters, key, value);
  }, typed);
}
