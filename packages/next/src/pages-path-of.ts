import { currentDraft } from '@auditreel/core/adapter';
import type { NextApiRequest } from 'next';
import { withoutSlash } from './mount-path.js';

/**
 * Path and query of an API route's request, as a mounted handler expects them: with the app's `basePath`, which Next
 * takes away, and without a slash at the end.
 */
export function pagesPathOf(req: NextApiRequest): string {
  const [path = '', query] = (currentDraft()?.facts.url ?? req.url ?? '/').split('?', 2);
  return withoutSlash(path) + (query === undefined ? '' : `?${query}`);
}
