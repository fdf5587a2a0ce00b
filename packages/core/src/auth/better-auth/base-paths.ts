import { type Audit, ROOMS } from '../../audit.js';
import type { DraftHome } from '../../record/draft.js';
import { sharedByCopies } from '../../shared-by-copies.js';
import { textAt } from '../read-unknown.js';

const DEFAULT = '/api/auth';

/** By audit: more than one better-auth may share it. */
const known = sharedByCopies('better-auth.base-paths', (): WeakMap<DraftHome, Set<string>> => new WeakMap());

/** Remembers where a better-auth is served, out of the context that it sets up. */
export function noteBasePath(audit: Audit, context: unknown): void {
  const { home } = audit[ROOMS];
  const paths = known.get(home) ?? new Set();
  known.set(home, paths.add(basePathOf(context)));
}

/** The base path that an address is below, and the rest of it; null for an address that is below none. */
export function belowBasePath(
  audit: Audit,
  pathname: string,
): { readonly base: string; readonly rest: string } | null {
  const paths = known.get(audit[ROOMS].home) ?? [DEFAULT];
  for (const base of paths) {
    if (pathname.startsWith(`${base}/`)) return { base, rest: withoutEnd(pathname.slice(base.length)) };
  }
  return null;
}

function basePathOf(context: unknown): string {
  const url = textAt(context, 'baseURL') ?? '';
  return withoutEnd(
    URL.canParse(url) ? new URL(url).pathname : (textAt(context, 'options', 'basePath') ?? DEFAULT),
  );
}

function withoutEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
