import type { Request } from 'express';

/** Path and query as the client sent them; a proxy's request line names scheme and host before it. */
export function originalPath(req: Request): string {
  const url = req.originalUrl;
  if (url.startsWith('/')) return url;
  if (!URL.canParse(url)) return `/${url}`;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
