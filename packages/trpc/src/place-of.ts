/** Where a call stands among those of its request. */
export interface CallPlace {
  readonly place: number;
  readonly calls: number;
}

/** A call's place among those that its request's address names; null when it is none of them. */
export function placeOf(
  url: string,
  { path, batchIndex }: { readonly path: string; readonly batchIndex: number },
): CallPlace | null {
  const calls = callsOf(url);
  if (folded(calls[batchIndex] ?? '') !== folded(path)) return null;
  return { place: batchIndex, calls: calls.length };
}

/** Several only where the query says `batch=1`. */
function callsOf(url: string): readonly string[] {
  const queryAt = url.indexOf('?');
  const path = (queryAt < 0 ? url : url.slice(0, queryAt)).replace(/\/+$/, '');
  const query = new URLSearchParams(queryAt < 0 ? '' : url.slice(queryAt));
  const last = decoded(path.slice(path.lastIndexOf('/') + 1));
  return query.get('batch') === '1' ? last.split(',') : [last];
}

/** A host may have its procedures' names joined by other signs than dots in addresses. */
function folded(path: string): string {
  return path.replace(/[~_-]/g, '.');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
