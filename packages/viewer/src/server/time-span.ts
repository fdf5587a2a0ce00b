import type { RecordFilter } from '@auditreel/core/adapter';
import type { TimeSpan } from './stretches.js';
import type { ViewerScope } from './viewer-parts.js';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Where nobody says since when: the shortest that everything fits in, or the longest. */
const SPANS = [30 * DAY, 14 * DAY, 7 * DAY, 2 * DAY, DAY, 6 * HOUR, HOUR, 10 * MINUTE];

/**
 * From when to when a filter looks. Its open ends are those of the records of its tenant, whatever else it asks for, so that a
 * filter more or less leaves the axis as it is.
 */
export async function timeSpan(scope: ViewerScope, filter: RecordFilter): Promise<TimeSpan> {
  const { tenant, from: askedFrom, to: askedTo } = filter;
  const ofTenant = tenant === undefined ? {} : { tenant };
  const newestBefore = async (to: number | undefined): Promise<number | undefined> => {
    const query = { ...ofTenant, limit: 1, ...(to === undefined ? {} : { to }) };
    return (await scope.parts.storage.records.list(query)).records[0]?.time;
  };
  const to = askedTo ?? Math.max((await newestBefore(undefined)) ?? scope.parts.now(), askedFrom ?? 0) + 1;
  const from = askedFrom ?? to - (await spanBefore(to, newestBefore));
  return { from, to, isFromOpen: askedFrom === undefined, isToOpen: askedTo === undefined };
}

async function spanBefore(
  to: number,
  newestBefore: (to: number) => Promise<number | undefined>,
): Promise<number> {
  let shortest = 30 * DAY;
  for (const span of SPANS) {
    if ((await newestBefore(to - span)) !== undefined) break;
    shortest = span;
  }
  return Math.min(shortest, to);
}
