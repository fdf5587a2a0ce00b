import type { IncomingMessage } from 'node:http';
import { currentDraft } from '@auditreel/core/adapter';
import type { NextApiRequest } from 'next';
import { META, readPath } from './match-of.js';
import { withoutSlash } from './mount-path.js';

/**
 * Path and query of an API route's request, as a mounted handler expects them: with the app's `basePath`, which Next
 * takes away, and without a slash at the end.
 */
export function pagesPathOf(req: NextApiRequest): string {
  const [path = '', query] = (currentDraft()?.facts.url ?? askedOf(req)).split('?', 2);
  return withoutSlash(path) + (query === undefined ? '' : `?${query}`);
}

/** The same as the client asked for it; Next keeps that on the request, undocumented. */
export function askedOf(req: IncomingMessage): string {
  const asked = readPath(req, [META, 'initURL']);
  if (typeof asked !== 'string' || !URL.canParse(asked)) return req.url ?? '/';
  const { pathname, search } = new URL(asked);
  return pathname + search;
}
