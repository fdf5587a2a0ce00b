import type { NextRequest } from 'next/server.js';
import { BUILT_UNDER } from './built-under.js';

/** What a catch-all segment (`[[...path]]`) holds; nothing at the route's root. */
export function catchAllOf(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): readonly string[] {
  return Object.values(params).find((value) => Array.isArray(value)) ?? [];
}

/** The path that a catch-all route hangs under: its own path without the segments that were caught. */
export function mountPathOf(path: string, caught: readonly string[]): string {
  const segments = withoutSlash(path).split('/');
  return segments.slice(0, segments.length - caught.length).join('/');
}

/** A host's `trailingSlash: true` puts one behind every path; handlers know theirs without. */
export function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/** Next's `basePath`, which it takes away before a route handler sees its request: what the client's path has before that. */
export function basePathOf(url: string | undefined, nextUrl: NextRequest['nextUrl']): string {
  if (url === undefined) return nextUrl.basePath || BUILT_UNDER;
  const path = url.split('?', 1)[0] ?? '';
  if (nextUrl.basePath !== '' || !path.endsWith(nextUrl.pathname)) return nextUrl.basePath;
  return path.slice(0, path.length - nextUrl.pathname.length);
}
