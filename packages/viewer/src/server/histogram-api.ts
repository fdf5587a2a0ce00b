import type { HistogramAnswer } from '../api/answers.js';
import type { Looking } from './looking.js';
import { parseRecordFilter } from './queries.js';
import { recordSearch } from './record-search.js';
import { stretchesOf } from './stretches.js';
import { timeSpan } from './time-span.js';
import type { ViewerScope } from './viewer-parts.js';

/** How many records match, over time. */
export async function showHistogram(scope: ViewerScope, looking: Looking): Promise<HistogramAnswer> {
  const asked = parseRecordFilter(new URL(scope.request.url));
  const filter = recordSearch(scope, looking, asked);
  if (!filter) return { from: asked.from ?? 0, to: asked.to ?? 0, stretchMs: 0, stretches: [] };
  const span = await timeSpan(scope, filter);
  const { stretchMs, stretches } = stretchesOf(span);
  const [first = span, last = span] = [stretches[0], stretches.at(-1)];
  const counts = await scope.parts.storage.records.histogram(filter, stretches);
  return {
    from: first.from,
    to: last.to,
    stretchMs,
    stretches: stretches.map(({ from }, at) => ({ from, ...(counts[at] ?? { count: 0, isAtLeast: false }) })),
  };
}
