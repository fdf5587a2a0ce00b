import { currentDraft } from '@auditreel/core/adapter';
import type { NextApiRequest } from 'next';

/** Path and query as the client sent them: Next takes the app's `basePath` away before an API route sees its own. */
export function pagesPathOf(req: NextApiRequest): string {
  return currentDraft()?.facts.url ?? req.url ?? '/';
}
